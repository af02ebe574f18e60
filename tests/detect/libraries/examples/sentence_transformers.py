"""How sentence_transformers is used."""

from sentence_transformers import CrossEncoder, SentenceTransformer, SparseEncoder, losses, models, util
from sentence_transformers.sparse_encoder.models import MLMTransformer

model = SentenceTransformer("tiny", revision="v1")  # sentence_transformers.SentenceTransformer -> huggingface sentence-transformers/tiny @v1
SentenceTransformer("acme/tiny", trust_remote_code=True)  # sentence_transformers.SentenceTransformer -> huggingface acme/tiny
SentenceTransformer(model_name_or_path="./tiny")  # sentence_transformers.SentenceTransformer -> local
CrossEncoder("acme/tiny")  # sentence_transformers.CrossEncoder -> huggingface acme/tiny
SparseEncoder("acme/tiny")  # sentence_transformers.SparseEncoder -> huggingface acme/tiny
words = models.Transformer("acme/tiny", max_seq_length=128)  # sentence_transformers.models.Transformer -> huggingface acme/tiny
models.StaticEmbedding.from_model2vec("acme/tiny")  # sentence_transformers.models.StaticEmbedding.from_model2vec -> huggingface acme/tiny
losses.DenoisingAutoEncoderLoss(model, decoder_name_or_path="acme/tiny")  # sentence_transformers.losses.DenoisingAutoEncoderLoss -> huggingface acme/tiny
losses.DenoisingAutoEncoderLoss(model)  # nothing: the decoder is that of the model
SentenceTransformer(modules=[words, models.Pooling(128)])  # nothing: parts that are loaded
model.encode("acme/tiny")  # nothing: a text
model.save("out")  # nothing: it is written
util.semantic_search("acme/tiny", [])  # nothing: texts
MLMTransformer("acme/tiny")  # sentence_transformers.sparse_encoder.models.MLMTransformer -> huggingface acme/tiny
