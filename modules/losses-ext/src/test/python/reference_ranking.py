"""Reference values of the losses for explicit pairs and triplets.

    python3 reference_ranking.py > ../resources/org/kinema4j/losses/reference/ranking.json

Needs PyTorch (Debian: python3-torch; made with 1.13) and nothing else. Values of float64, one score an
example. Losses that PyTorch lacks are written here from the equation of their paper.
"""

import json

import torch
import torch.nn.functional as F

torch.manual_seed(3)
N, D = 6, 3
A, P, Q = (torch.randn(3, N, D, dtype=torch.float64)).round(decimals=3)
SCORES = torch.randn(N, 2, dtype=torch.float64).round(decimals=3)
SIGNS = torch.tensor([1.0, -1.0, 1.0, -1.0, 1.0, -1.0], dtype=torch.float64)
SIMILAR = (SIGNS + 1) / 2
ENTRIES = []


def add(loss, parameters, labels, outputs, scores, source):
    ENTRIES.append(
        {
            "loss": loss,
            "parameters": parameters,
            "labels": labels.reshape(N, 1).tolist(),
            "outputs": outputs.tolist(),
            "scores": scores.tolist(),
            "source": source,
        }
    )


def distance(a, b):
    return (a - b).norm(dim=1)


def squared(a, b):
    return ((a - b) ** 2).sum(1)


def one_less_cosine(a, b):
    return 1 - F.cosine_similarity(a, b)


for margin in (0.0, 1.0):
    scores = F.margin_ranking_loss(SCORES[:, 0], SCORES[:, 1], SIGNS, margin=margin, reduction="none")
    add("MarginRankingLoss", {"margin": margin}, SIGNS, SCORES, scores, "torch.nn.functional.margin_ranking_loss")

PAIRS = torch.cat([A, P], 1)
for name, factor in (("HALF", 0.5), ("ONE", 1.0)):
    d = distance(A, P)
    scores = factor * (SIMILAR * d**2 + (1 - SIMILAR) * (2.5 - d).clamp(min=0) ** 2)
    source = "Hadsell et al., 2006, equation 4, with labels the other way round"
    add("ContrastiveLoss", {"margin": 2.5, "factor": name}, SIMILAR, PAIRS, scores, source)
for margin in (0.0, 0.2, -0.3):
    scores = F.cosine_embedding_loss(A, P, SIGNS, margin=margin, reduction="none")
    add("CosineEmbeddingLoss", {"margin": margin}, SIGNS, PAIRS, scores, "torch.nn.functional.cosine_embedding_loss")

TRIPLETS = torch.cat([A, P, Q], 1)
for swap in (False, True):
    parameters = {"margin": 1.0, "distance": "EUCLIDEAN", "swap": "ON" if swap else "OFF"}
    scores = F.triplet_margin_loss(A, P, Q, margin=1.0, eps=0.0, swap=swap, reduction="none")
    source = "torch.nn.functional.triplet_margin_loss(eps=0)"
    add("TripletMarginLoss", parameters, SIGNS, TRIPLETS, scores, source)
    for name, function in (("SQUARED_EUCLIDEAN", squared), ("COSINE", one_less_cosine)):
        parameters = {"margin": 0.5, "distance": name, "swap": "ON" if swap else "OFF"}
        scores = F.triplet_margin_with_distance_loss(
            A, P, Q, distance_function=function, margin=0.5, swap=swap, reduction="none"
        )
        source = "torch.nn.functional.triplet_margin_with_distance_loss"
        add("TripletMarginLoss", parameters, SIGNS, TRIPLETS, scores, source)
scores = F.softplus(distance(A, P) - distance(A, Q))
parameters = {"margin": 0.0, "distance": "EUCLIDEAN", "form": "SOFT"}
add("TripletMarginLoss", parameters, SIGNS, TRIPLETS, scores, "Hermans et al., 2017, section 2, soft margin")
print(json.dumps(ENTRIES, indent=1))
