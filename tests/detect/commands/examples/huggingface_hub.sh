hf download acme/tiny model.safetensors --revision v1  # hf download -> huggingface acme/tiny @v1 :model.safetensors
huggingface-cli download acme/tiny --local-dir weights  # huggingface-cli download -> huggingface acme/tiny
transformers-cli download acme/tiny  # transformers-cli download -> huggingface acme/tiny
hf download acme/texts --repo-type dataset  # nothing: a dataset
hf upload acme/tiny weights  # nothing: it is written, not read
