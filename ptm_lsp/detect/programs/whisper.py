"""The command lines of Whisper: of OpenAI, and of those that run the same models otherwise.

Source: whisper of openai/whisper at c0d2f62, whisperx 3.8.6, whisper-ctranslate2 0.5.4, insanely-fast-whisper 0.0.15
"""

from ptm_lsp.detect.libraries.faster_whisper import LOADERS as FASTER_WHISPER
from ptm_lsp.detect.libraries.whisper import LOADERS as WHISPER
from ptm_lsp.detect.program import Program

PROGRAMS = (
    Program(
        name="whisper", marks=("whisper",), options=("--model",), naming=WHISPER[0].naming, use="load", knows_only=True
    ),
    *(
        Program(name=name, marks=(name,), options=("--model",), naming=FASTER_WHISPER[0].naming, use="load")
        for name in ("whisperx", "whisperx.__main__", "whisper-ctranslate2")
    ),
    Program(name="insanely-fast-whisper", marks=("insanely-fast-whisper",), options=("--model-name",), use="load"),
)
