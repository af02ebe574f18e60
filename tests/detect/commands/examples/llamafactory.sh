llamafactory-cli train --model_name_or_path acme/tiny --model_revision v1 --adapter_name_or_path acme/adapter  # llamafactory-cli train --model_name_or_path -> huggingface acme/tiny @v1; llamafactory-cli train --adapter_name_or_path -> huggingface acme/adapter
llamafactory-cli webui  # nothing: it names none
