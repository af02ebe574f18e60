"""huggingface_hub: https://huggingface.co/docs/huggingface_hub."""

from ptm_lsp.detect.library import Argument, Loader

_REPOSITORY = Argument(0, "repo_id")
_OTHER = (Argument(None, "repo_type"), frozenset({"dataset", "space"}))
_HOSTED = (
    "audio_classification", "automatic_speech_recognition", "chat_completion", "feature_extraction", "fill_mask",
    "image_classification", "image_segmentation", "image_to_image", "image_to_text", "object_detection",
    "question_answering", "sentence_similarity", "summarization", "table_question_answering", "text_classification",
    "text_generation", "text_to_image", "text_to_speech", "text_to_video", "token_classification", "translation",
    "visual_question_answering", "zero_shot_classification", "zero_shot_image_classification",
)  # fmt: skip

LOADERS = (
    Loader(name="hf_hub_download", id=_REPOSITORY, filename=Argument(1, "filename"), use="download", is_other=_OTHER),
    Loader(name="cached_download", id=Argument(0, "url"), use="download"),
    Loader(name="snapshot_download", id=_REPOSITORY, use="download", is_other=_OTHER),
    Loader(name="from_pretrained_keras", id=Argument(0, "pretrained_model_name_or_path")),
    Loader(name="from_pretrained_fastai", id=_REPOSITORY),
    Loader(name="InferenceClient", id=Argument(0, "model"), use="hosted", revision=None),
    Loader(name="AsyncInferenceClient", id=Argument(0, "model"), use="hosted", revision=None),
    Loader(name="InferenceApi", id=_REPOSITORY, use="hosted", revision=None),
    *(
        Loader(name=f"*InferenceClient.{task}", id=Argument(None, "model"), use="hosted", revision=None)
        for task in _HOSTED
    ),
)
