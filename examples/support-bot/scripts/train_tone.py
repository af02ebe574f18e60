"""Trains the adapter that gives the chat model the tone of the house.

python scripts/train_tone.py --base meta-llama/Llama-3.1-8B-Instruct letters.jsonl
"""

import argparse
import json
from pathlib import Path

from huggingface_hub import hf_hub_download
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM, AutoTokenizer, Trainer, TrainingArguments


def main() -> None:
    """Train on the letters and save the adapter."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--base", required=True)
    parser.add_argument("letters", type=Path)
    arguments = parser.parse_args()

    tokenizer = AutoTokenizer.from_pretrained(arguments.base)
    tokenizer.chat_template = chat_template()
    base = AutoModelForCausalLM.from_pretrained(arguments.base, device_map="auto")
    model = get_peft_model(
        base,
        LoraConfig(r=16, target_modules=["q_proj", "v_proj"], task_type="CAUSAL_LM"),
    )

    letters = [
        json.loads(line)
        for line in arguments.letters.read_text(encoding="utf-8").splitlines()
    ]
    ids = tokenizer.apply_chat_template(
        [letter["messages"] for letter in letters], truncation=True
    )
    Trainer(
        model=model,
        args=TrainingArguments(output_dir="adapters/checkpoints", num_train_epochs=2),
        train_dataset=[{"input_ids": one, "labels": one} for one in ids],
    ).train()
    model.save_pretrained("adapters/support-tone")
    tokenizer.save_pretrained("adapters/support-tone")


def chat_template() -> str:
    """The template that the service will use, whatever the base brings along."""
    path = hf_hub_download(
        "meta-llama/Llama-3.1-8B-Instruct",
        "tokenizer_config.json",
        revision="0e9e39f249a16976918f6564b8830bc894c89659",
    )
    return json.loads(Path(path).read_text(encoding="utf-8"))["chat_template"]


if __name__ == "__main__":
    main()
