optimum-cli export onnx --model acme/tiny --revision v1 out  # optimum-cli export onnx --model -> huggingface acme/tiny @v1
ct2-transformers-converter --model acme/tiny --output_dir out  # ct2-transformers-converter --model -> huggingface acme/tiny
optimum-cli onnxruntime quantize --onnx_model out  # nothing: a folder
