"""Reads what is attached to a mail: photos of parcels, scanned bills, voice messages."""

from pathlib import Path

import torch
import whisper
from PIL import Image
from transformers import (
    CLIPModel,
    CLIPProcessor,
    DonutProcessor,
    VisionEncoderDecoderModel,
)

PHOTO_MODEL = "openai/clip-vit-base-patch32"
PHOTO_COMMIT = "3d74acf9a28c67741b2f4f2ea7635f0aaf6f0268"
BILL_MODEL = "naver-clova-ix/donut-base-finetuned-docvqa"
BILL_COMMIT = "b19d2e332684b0e2d35d9144ce34047767335cf8"


class Photos:
    """Tells damaged parcels from whole ones."""

    def __init__(self) -> None:
        self.processor = CLIPProcessor.from_pretrained(
            PHOTO_MODEL, revision=PHOTO_COMMIT
        )
        self.model = CLIPModel.from_pretrained(PHOTO_MODEL, revision=PHOTO_COMMIT)

    def is_damaged(self, photo: Path) -> bool:
        """Whether the photo shows a damaged parcel."""
        texts = ["a photo of a damaged parcel", "a photo of a parcel"]
        inputs = self.processor(
            text=texts, images=Image.open(photo), return_tensors="pt", padding=True
        )
        damaged, whole = self.model(**inputs).logits_per_image[0].tolist()
        return damaged > whole


class Bills:
    """Answers questions about scanned bills."""

    def __init__(self) -> None:
        self.processor = DonutProcessor.from_pretrained(
            BILL_MODEL, revision=BILL_COMMIT
        )
        self.model = VisionEncoderDecoderModel.from_pretrained(
            BILL_MODEL, trust_remote_code=True
        )

    def ask(self, scan: Path, question: str) -> str:
        """What the bill says."""
        prompt = f"<s_docvqa><s_question>{question}</s_question><s_answer>"
        pixels = self.processor(
            Image.open(scan).convert("RGB"), return_tensors="pt"
        ).pixel_values
        words = self.processor.tokenizer(
            prompt, add_special_tokens=False, return_tensors="pt"
        ).input_ids
        written = self.model.generate(pixels, decoder_input_ids=words, max_length=512)
        return self.processor.token2json(self.processor.batch_decode(written)[0])[
            "answer"
        ]


def transcript(message: Path) -> str:
    """What is said in a voice message; empty where nobody speaks."""
    detector, tools = torch.hub.load("snakers4/silero-vad", "silero_vad")
    speech_in, _, read_audio, *_ = tools
    if not speech_in(read_audio(str(message)), detector):
        return ""
    return whisper.load_model("small").transcribe(str(message))["text"]
