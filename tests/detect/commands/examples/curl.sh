curl -LO https://huggingface.co/acme/tiny/resolve/main/model.safetensors  # curl -> huggingface acme/tiny @main :model.safetensors
wget -q https://hf.co/acme/tiny/resolve/v1/model.safetensors -O model.safetensors  # wget -> huggingface acme/tiny @v1 :model.safetensors
aria2c -x 8 https://huggingface.co/acme/tiny/resolve/main/model.safetensors  # aria2c -> huggingface acme/tiny @main :model.safetensors
axel https://huggingface.co/acme/tiny/resolve/main/model.safetensors  # axel -> huggingface acme/tiny @main :model.safetensors
curl -LO https://huggingface.co/datasets/acme/texts/resolve/main/train.csv  # nothing: a dataset
curl https://huggingface.co/api/models  # nothing: no file of a model
