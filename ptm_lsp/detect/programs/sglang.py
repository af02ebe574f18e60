"""sglang: https://docs.sglang.ai/backend/server_arguments.html."""

from ptm_lsp.detect.program import Program

PROGRAMS = tuple(
    Program(
        name=name,
        marks=("sglang",),
        options=(
            "--model-path", "--model", "--tokenizer-path", "--speculative-draft-model-path",
            "--speculative-draft-model",
        ),
        revision="--revision",
        use="serve",
    )
    for name in ("sglang.launch_server", "sglang.bench_*", "sglang.srt.*", "sglang serve", "sglang_router.*")
)  # fmt: skip
