trl sft --model_name_or_path acme/tiny --model_revision v1 --dataset_name acme/texts  # trl sft --model_name_or_path -> huggingface acme/tiny @v1
trl reward --model-name-or-path acme/tiny  # trl reward --model-name-or-path -> huggingface acme/tiny
trl grpo --model_name_or_path acme/tiny --reward_model_name_or_path acme/judge  # trl grpo --model_name_or_path -> huggingface acme/tiny; trl grpo --reward_model_name_or_path -> huggingface acme/judge
trl vllm-serve --model acme/tiny --revision v1  # trl vllm-serve --model -> huggingface acme/tiny @v1
trl env  # nothing: it names none
