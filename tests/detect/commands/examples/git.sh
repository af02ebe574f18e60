git clone https://huggingface.co/acme/tiny  # git clone -> huggingface acme/tiny
git lfs clone --branch v1 git@hf.co:acme/tiny.git  # git lfs clone -> huggingface acme/tiny @v1
git submodule add https://huggingface.co/acme/tiny weights  # git submodule add -> huggingface acme/tiny
git clone https://huggingface.co/datasets/acme/texts  # nothing: a dataset
git clone https://github.com/acme/tiny  # nothing: no hub of models
