llama-server -hf acme/tiny:Q8_0 --port 8080  # llama-server -hf -> huggingface acme/tiny
llama-cli --hf-repo acme/tiny -hfd acme/draft  # llama-cli --hf-repo -> huggingface acme/tiny; llama-cli -hfd -> huggingface acme/draft
python3 -m llama_cpp.server --hf_model_repo_id acme/tiny --model '*q8_0.gguf'  # llama_cpp.server --hf_model_repo_id -> huggingface acme/tiny
llama-server -m tiny.gguf  # nothing: a file
