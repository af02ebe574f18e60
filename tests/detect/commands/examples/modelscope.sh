modelscope download --model acme/tiny --revision v1  # modelscope download --model -> modelscope acme/tiny @v1
modelscope download acme/tiny  # modelscope download -> modelscope acme/tiny
modelscope login  # nothing: it names none
