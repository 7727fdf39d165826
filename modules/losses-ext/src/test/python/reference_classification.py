"""Reference values of the losses for classes.

    python3 reference_classification.py > ../resources/org/kinema4j/losses/reference/classification.json

Needs PyTorch (Debian: python3-torch; made with 1.13) and nothing else. Values of float64, one score an
example. Losses that PyTorch lacks are written here from the equation of their paper.
"""

import json

import torch
import torch.nn.functional as F

torch.manual_seed(1)
N, C = 5, 4
LOGITS = (3 * torch.randn(N, C, dtype=torch.float64)).round(decimals=3)
INDEX = torch.tensor([0, 2, 3, 1, 2])
ONE_HOT = F.one_hot(INDEX, C).double()
SOFT = torch.softmax(torch.randn(N, C, dtype=torch.float64), 1)
BINARY = (torch.rand(N, C) > 0.6).double()
WEIGHTS = torch.tensor([0.5, 2.0, 1.0, 3.0], dtype=torch.float64)
COUNTS = torch.tensor([500.0, 20.0, 3.0, 120.0], dtype=torch.float64)
ENTRIES = []


def add(loss, parameters, labels, scores, source, outputs=LOGITS):
    ENTRIES.append(
        {
            "loss": loss,
            "parameters": parameters,
            "labels": labels.reshape(len(labels), -1).tolist(),
            "outputs": outputs.tolist(),
            "scores": scores.tolist(),
            "source": source,
        }
    )


def cross_entropies():
    source = "torch.nn.functional.cross_entropy(reduction='none')"
    add("CrossEntropy", {}, ONE_HOT, F.cross_entropy(LOGITS, INDEX, reduction="none"), source)
    add("CrossEntropy", {}, SOFT, F.cross_entropy(LOGITS, SOFT, reduction="none"), source)
    scores = F.cross_entropy(LOGITS, INDEX, WEIGHTS, reduction="none", label_smoothing=0.1)
    parameters = {"labelSmoothing": 0.1, "classWeights": WEIGHTS.tolist(), "labelFormat": "CLASS_INDEX"}
    add("CrossEntropy", parameters, INDEX, scores, source)


def focal():
    log = F.log_softmax(LOGITS, 1)
    scores = -(WEIGHTS * ONE_HOT * (1 - log.exp()) ** 1.5 * log).sum(1)
    parameters = {"gamma": 1.5, "classWeights": WEIGHTS.tolist()}
    add("FocalLoss", parameters, ONE_HOT, scores, "Lin et al., 2017, equation 5, with softmax")
    p = torch.sigmoid(LOGITS)
    right = p * BINARY + (1 - p) * (1 - BINARY)
    alpha = 0.3 * BINARY + 0.7 * (1 - BINARY)
    bce = F.binary_cross_entropy_with_logits(LOGITS, BINARY, reduction="none")
    scores = (alpha * (1 - right) ** 2.5 * bce).sum(1)
    source = "Lin et al., 2017, equation 5, by torch.nn.functional.binary_cross_entropy_with_logits"
    add("BinaryFocalLoss", {"gamma": 2.5, "alpha": [0.3]}, BINARY, scores, source)


def binary():
    source = "torch.nn.functional.binary_cross_entropy_with_logits, summed over the outputs"
    for weights in ([], WEIGHTS.tolist()):
        scores = F.binary_cross_entropy_with_logits(
            LOGITS, BINARY, reduction="none", pos_weight=torch.tensor(weights).double() if weights else None
        )
        add("BinaryCrossEntropy", {"positiveWeights": weights}, BINARY, scores.sum(1), source)
    smooth = 0.8 * BINARY + 0.1
    scores = F.binary_cross_entropy_with_logits(LOGITS, smooth, reduction="none").sum(1)
    add("BinaryCrossEntropy", {"labelSmoothing": 0.2}, BINARY, scores, source + ", of smoothed labels")


def asymmetric():
    p = torch.sigmoid(LOGITS)
    for positive, negative, margin in ((0, 4, 0.05), (1, 2, 0.2)):
        shifted = (p - margin).clamp(min=0)
        yes = BINARY * (1 - p) ** positive * p.log()
        no = (1 - BINARY) * shifted**negative * (1 - shifted).log()
        parameters = {"gammaPositive": positive, "gammaNegative": negative, "margin": margin}
        add("AsymmetricLoss", parameters, BINARY, -(yes + no).sum(1), "Ridnik et al., 2020, the asymmetric loss with its shifted probability")


def categorical():
    p = torch.softmax(LOGITS, 1)
    right = p[range(N), INDEX]
    for q in (0.7, 0.2):
        add("GeneralizedCrossEntropy", {"q": q}, ONE_HOT, (1 - right**q) / q, "Zhang & Sabuncu, 2018, the L_q loss")
    scores = F.cross_entropy(LOGITS, INDEX, reduction="none") + 2 * (1 - right)
    add("PolyLoss", {}, ONE_HOT, scores, "Leng et al., 2022, the Poly-1 form")
    add(
        "KullbackLeibler",
        {},
        SOFT,
        F.kl_div(F.log_softmax(LOGITS, 1), SOFT, reduction="none").sum(1),
        "torch.nn.functional.kl_div of log_softmax, summed over the classes",
    )


def hinges():
    source = "torch.nn.functional.multi_margin_loss(reduction='none'), times the number of classes"
    for name, power in (("LINEAR", 1), ("SQUARED", 2)):
        scores = C * F.multi_margin_loss(LOGITS, INDEX, p=power, margin=1.5, weight=WEIGHTS, reduction="none")
        parameters = {"margin": 1.5, "rivals": "WESTON_WATKINS", "penalty": name, "classWeights": WEIGHTS.tolist()}
        add("MultiClassHinge", parameters, ONE_HOT, scores, source)
    own = (LOGITS * ONE_HOT).sum(1)
    rival = (LOGITS - 1e9 * ONE_HOT).max(1).values
    add("MultiClassHinge", {}, ONE_HOT, (1 + rival - own).clamp(min=0), "Crammer & Singer, 2001, the multiclass hinge")


def margin_aware():
    """As in the authors' program: github.com/kaidic/LDAM-DRW, class LDAMLoss."""
    cosines = torch.tanh(LOGITS / 3)
    margins = COUNTS**-0.25
    margins = margins * (0.5 / margins.max())
    shifted = cosines - ONE_HOT * margins
    scores = F.cross_entropy(30 * shifted, INDEX, WEIGHTS, reduction="none")
    parameters = {"scale": 30.0, "classCounts": COUNTS.tolist(), "classWeights": WEIGHTS.tolist()}
    source = "Cao et al., 2019, the LDAM loss, by torch.nn.functional.cross_entropy"
    add("LabelDistributionAwareMargin", parameters, ONE_HOT, scores, source, cosines)


for make in (cross_entropies, focal, binary, asymmetric, categorical, hinges, margin_aware):
    make()
print(json.dumps(ENTRIES, indent=1))
