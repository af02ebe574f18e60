mlx_lm generate --model acme/tiny --prompt acme/text  # mlx_lm generate --model -> huggingface acme/tiny
python -m mlx_lm.convert --hf-path acme/tiny  # mlx_lm.convert --hf-path -> huggingface acme/tiny
python -m mlx_vlm.generate --model acme/tiny  # mlx_vlm.generate --model -> huggingface acme/tiny
python -m mlx_whisper.cli --model acme/tiny  # mlx_whisper.cli --model -> huggingface acme/tiny
mlx_lm generate --model ./tiny  # mlx_lm generate --model -> local
