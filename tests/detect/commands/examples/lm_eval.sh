lm_eval --model hf --model_args pretrained=acme/tiny,revision=v1 --tasks arc_easy  # lm_eval --model_args -> huggingface acme/tiny @v1
lm-eval --model vllm --model_args pretrained=acme/tiny  # lm-eval --model_args -> huggingface acme/tiny
python -m lm_eval.__main__ --model_args pretrained=acme/tiny  # lm_eval.__main__ --model_args -> huggingface acme/tiny
lm_eval --model openai-completions --model_args model=tiny  # nothing: it names a model of a service
