vllm serve acme/tiny --revision v1 --tokenizer acme/words  # vllm serve -> huggingface acme/tiny @v1; vllm serve --tokenizer -> huggingface acme/words
vllm run-batch -i in.jsonl -o out.jsonl --model acme/tiny  # vllm run-batch --model -> huggingface acme/tiny
vllm bench latency --model acme/tiny  # vllm bench latency --model -> huggingface acme/tiny
python -m vllm.entrypoints.openai.api_server --model acme/tiny --speculative-model acme/draft  # vllm.entrypoints.openai.api_server --model -> huggingface acme/tiny; vllm.entrypoints.openai.api_server --speculative-model -> huggingface acme/draft
python -m vllm.benchmarks.latency --model acme/tiny  # vllm.benchmarks.latency --model -> huggingface acme/tiny
vllm serve /models/tiny  # vllm serve -> local
