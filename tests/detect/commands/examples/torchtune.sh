tune download acme/tiny --revision v1 --output-dir out  # tune download -> huggingface acme/tiny @v1
tune run lora_finetune_single_device --config acme/tiny  # nothing: a configuration
