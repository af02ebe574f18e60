python -m fastchat.serve.model_worker --model-path acme/tiny --revision v1  # fastchat.serve.model_worker --model-path -> huggingface acme/tiny @v1
python3 -m fastchat.model.apply_lora --lora-path acme/adapter  # fastchat.model.apply_lora --lora-path -> huggingface acme/adapter
python -m fastchat.serve.controller --host 0.0.0.0  # nothing: it loads none
