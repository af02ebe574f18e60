python -m sglang.launch_server --model-path acme/tiny --revision v1  # sglang.launch_server --model-path -> huggingface acme/tiny @v1
sglang serve --model-path acme/tiny --speculative-draft-model-path acme/draft  # sglang serve --model-path -> huggingface acme/tiny; sglang serve --speculative-draft-model-path -> huggingface acme/draft
python -m sglang.bench_one_batch --model acme/tiny  # sglang.bench_one_batch --model -> huggingface acme/tiny
python -m sglang.srt.server --model-path acme/tiny  # sglang.srt.server --model-path -> huggingface acme/tiny
python -m sglang_router.launch_server --model-path acme/tiny  # sglang_router.launch_server --model-path -> huggingface acme/tiny
python -m sglang.launch_server --model-path /models/tiny  # sglang.launch_server --model-path -> local
