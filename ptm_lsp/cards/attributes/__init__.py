"""The attributes that a documented model has, and how a card states them.

Source: the exact meaning of each is that of the labelled cards by which the reader is measured (`benchmarks/cards.py`).
"""

GROUPS = {
    "provenance": (
        "training_data", "evaluation_results", "architecture", "training_procedure", "base_model", "paper", "authors",
    ),
    "reproducibility": (
        "training_hardware", "hyperparameters", "training_code", "usage_example", "software_versions", "preprocessing",
    ),
    "portability": (
        "inference_requirements", "speed", "size", "framework_support", "finetuning_instructions", "license",
        "carbon_or_cost",
    ),
    "responsible use": ("intended_use", "limitations", "bias"),
    "interface": ("input_format", "output_format"),
}  # fmt: skip
ATTRIBUTES = tuple(name for group in GROUPS.values() for name in group)
