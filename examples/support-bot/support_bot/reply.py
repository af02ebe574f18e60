"""Drafts the answer to a mail."""

from peft import PeftModel
from transformers import AutoModelForCausalLM, AutoTokenizer, pipeline

from . import settings


class Writer:
    """Writes in the tone of the house."""

    def __init__(self) -> None:
        self.tokenizer = AutoTokenizer.from_pretrained("./adapters/support-tone")
        model = AutoModelForCausalLM.from_pretrained(
            settings.CHAT_MODEL, device_map="auto"
        )
        self.model = PeftModel.from_pretrained(model, "./adapters/support-tone")
        self.summarise = pipeline(
            "summarization",
            # ptm: ignore[PTM402] picklescan found nothing in this commit, 2026-10-02
            model="sshleifer/distilbart-cnn-12-6",
            revision="a4f8f3ea906ed274767e9906dbaede7531d660ff",
        )

    def draft(self, mail: str, answer: str) -> str:
        """A first version of the reply, for a person to correct."""
        [summary] = self.summarise(mail, max_length=120)
        messages = [
            {
                "role": "user",
                "content": f"Reply to: {summary['summary_text']}\nUse this: {answer}",
            }
        ]
        prompt = self.tokenizer.apply_chat_template(
            messages, add_generation_prompt=True, return_tensors="pt"
        )
        written = self.model.generate(
            prompt.to(self.model.device), max_new_tokens=settings.LONGEST_REPLY
        )
        return self.tokenizer.decode(
            written[0][prompt.shape[-1] :], skip_special_tokens=True
        )
