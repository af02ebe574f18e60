litgpt download acme/tiny  # litgpt download -> huggingface acme/tiny
litgpt finetune ./checkpoints/acme/tiny  # nothing: a folder
