"""Reference values of the losses, miners and metrics of embeddings.

Prints the JSON of src/test/resources/org/kinema4j/losses/reference/embedding.json. Needs PyTorch
(Debian: python3-torch) and pytorch-metric-learning 2.8.1 (pip, or a checkout whose src folder is in
PYTHONPATH):

    python3 reference_embedding.py > ../resources/org/kinema4j/losses/reference/embedding.json
    python3 reference_embedding.py metrics > .../reference/embedding-metrics.json
"""

import json
import sys

import torch
from pytorch_metric_learning import distances, losses, miners, reducers
from pytorch_metric_learning.utils.accuracy_calculator import AccuracyCalculator

LIBRARY = "pytorch-metric-learning 2.8.1, "
D = "org.kinema4j.losses.metric.distance."
M = "org.kinema4j.losses.metric.mining."
R = "org.kinema4j.losses.metric.reduction."

torch.manual_seed(20)
LABELS = torch.tensor([0, 1, 2, 0, 1, 2, 0, 1, 3, 3])
OUTPUTS = torch.randn(10, 4, dtype=torch.float64)
UNIT = torch.nn.functional.normalize(OUTPUTS)


def part(name, **parameters):
    return {"@class": name, **parameters}


def entry(loss, parameters, function, call, outputs=OUTPUTS, labels=LABELS, indices=None):
    total = function(outputs, labels, indices)
    return {
        "loss": loss,
        "parameters": parameters,
        "labels": labels.unsqueeze(1).double().tolist(),
        "outputs": outputs.tolist(),
        "total": total.item(),
        "source": LIBRARY + call,
    }


def loss_values():
    yield entry("BatchTripletLoss", {}, losses.TripletMarginLoss(), "TripletMarginLoss()")
    squared = distances.LpDistance(power=2)
    yield entry(
        "BatchTripletLoss",
        {
            "margin": 0.3,
            "swap": "ON",
            "distance": part(D + "SquaredL2Distance", normalized=True),
            "reducer": part(R + "MeanReducer"),
        },
        losses.TripletMarginLoss(
            margin=0.3, swap=True, distance=squared, reducer=reducers.MeanReducer()
        ),
        "TripletMarginLoss(0.3, swap=True, LpDistance(power=2), MeanReducer())",
    )
    plain = distances.LpDistance(normalize_embeddings=False)
    hard = miners.BatchHardMiner(distance=plain)
    yield entry(
        "BatchTripletLoss",
        {
            "margin": 0.1,
            "form": "SOFT",
            "distance": part(D + "L2Distance", normalized=False),
            "miner": part(M + "BatchHard"),
        },
        lambda x, y, _: losses.TripletMarginLoss(margin=0.1, smooth_loss=True, distance=plain)(
            x, y, hard(x, y)
        ),
        "TripletMarginLoss(0.1, smooth_loss=True) with BatchHardMiner(), not normalized",
    )
    cosine = distances.CosineSimilarity()
    weights = torch.tensor([0.5, 2.0, 1.0, 1.5], dtype=torch.float64)
    yield entry(
        "BatchTripletLoss",
        {
            "margin": 0.2,
            "distance": part(D + "CosineSimilarity"),
            "reducer": part(R + "ClassWeightedReducer", weights=weights.tolist()),
        },
        losses.TripletMarginLoss(
            margin=0.2, distance=cosine, reducer=reducers.ClassWeightedReducer(weights)
        ),
        "TripletMarginLoss(0.2, CosineSimilarity(), ClassWeightedReducer)",
    )
    yield entry("BatchContrastiveLoss", {}, losses.ContrastiveLoss(), "ContrastiveLoss()")
    for name, distance, ours in [
        ("LpDistance(p=1)", distances.LpDistance(p=1, normalize_embeddings=False),
         part(D + "L1Distance", normalized=False)),
        ("LpDistance(p=3)", distances.LpDistance(p=3, normalize_embeddings=False),
         part(D + "LpDistance", p=3.0, normalized=False)),
        ("SNRDistance()", distances.SNRDistance(), part(D + "SnrDistance", normalized=True)),
    ]:
        yield entry(
            "BatchContrastiveLoss",
            {"positiveMargin": 0.2, "negativeMargin": 3.0, "distance": ours,
             "reducer": part(R + "SumReducer")},
            losses.ContrastiveLoss(0.2, 3.0, distance=distance, reducer=reducers.SumReducer()),
            f"ContrastiveLoss(0.2, 3.0, {name}, SumReducer())",
        )
    dot = distances.DotProductSimilarity(normalize_embeddings=False)
    yield entry(
        "BatchContrastiveLoss",
        {
            "positiveMargin": 1.0,
            "negativeMargin": 0.0,
            "distance": part(D + "DotProductSimilarity", normalized=False),
            "reducer": part(R + "ThresholdReducer", low=0.1, high=2.0),
        },
        losses.ContrastiveLoss(1, 0, distance=dot, reducer=reducers.ThresholdReducer(0.1, 2.0)),
        "ContrastiveLoss(1, 0, DotProductSimilarity, ThresholdReducer(0.1, 2))",
    )
    yield entry(
        "BatchContrastiveLoss",
        {"reducer": part(R + "PerAnchorReducer")},
        losses.ContrastiveLoss(reducer=reducers.PerAnchorReducer()),
        "ContrastiveLoss(PerAnchorReducer())",
    )
    margins = miners.PairMarginMiner(pos_margin=0.7, neg_margin=1.3)
    yield entry(
        "BatchContrastiveLoss",
        {"negativeMargin": 1.2, "reducer": part(R + "MeanReducer"),
         "miner": part(M + "PairMarginMiner", positiveMargin=0.7, negativeMargin=1.3)},
        lambda x, y, _: losses.ContrastiveLoss(neg_margin=1.2, reducer=reducers.MeanReducer())(
            x, y, margins(x, y)
        ),
        "ContrastiveLoss(neg_margin=1.2, MeanReducer()) with PairMarginMiner(0.7, 1.3)",
    )
    yield entry("MultiSimilarityLoss", {}, losses.MultiSimilarityLoss(), "MultiSimilarityLoss()")
    similarity = miners.MultiSimilarityMiner(epsilon=0.05)
    yield entry(
        "MultiSimilarityLoss",
        {"alpha": 1.0, "beta": 10.0, "base": 0.3,
         "miner": part(M + "MultiSimilarityMiner", epsilon=0.05)},
        lambda x, y, _: losses.MultiSimilarityLoss(1, 10, 0.3)(x, y, similarity(x, y)),
        "MultiSimilarityLoss(1, 10, 0.3) with MultiSimilarityMiner(0.05)",
    )
    yield entry("CircleLoss", {}, losses.CircleLoss(), "CircleLoss()")
    yield entry(
        "CircleLoss", {"margin": 0.25, "gamma": 8.0}, losses.CircleLoss(0.25, 8),
        "CircleLoss(0.25, 8)",
    )
    yield n_pairs()
    yield entry("NTXentLoss", {}, losses.NTXentLoss(), "NTXentLoss()")
    yield entry(
        "NTXentLoss",
        {"temperature": 0.5, "distance": part(D + "L2Distance", normalized=False)},
        losses.NTXentLoss(0.5, distance=plain),
        "NTXentLoss(0.5, LpDistance(normalize_embeddings=False))",
    )
    yield entry("SupervisedContrastiveLoss", {}, losses.SupConLoss(), "SupConLoss()")
    yield entry(
        "SupervisedContrastiveLoss", {"temperature": 0.5}, losses.SupConLoss(0.5), "SupConLoss(0.5)"
    )
    yield entry("LiftedStructureLoss", {}, losses.LiftedStructureLoss(), "LiftedStructureLoss()")
    yield entry("MarginLoss", {}, margin(0.2, 1.2), "MarginLoss()")
    # that library's miner does not normalize, and its loss does not normalize negatives: so all
    # are normalized beforehand
    angular = miners.AngularMiner(angle=35)
    yield entry(
        "MarginLoss",
        {"margin": 0.1, "beta": 0.9, "miner": part(M + "AngularMiner", angleDegrees=35.0)},
        lambda x, y, _: margin(0.1, 0.9)(x, y, angular(x, y)),
        "MarginLoss(0.1, beta=0.9) with AngularMiner(35)",
        UNIT,
    )
    yield entry("AngularLoss", {}, losses.AngularLoss(), "AngularLoss()", UNIT)
    for positive, negative in [("easy", "semihard"), ("hard", "easy"), ("semihard", "hard")]:
        chosen = miners.BatchEasyHardMiner(positive, negative)
        yield entry(
            "NTXentLoss",
            {"miner": part(M + "BatchEasyHard",
                           positiveStrategy=positive.upper().replace("SEMI", "SEMI_"),
                           negativeStrategy=negative.upper().replace("SEMI", "SEMI_"))},
            lambda x, y, _, chosen=chosen: losses.NTXentLoss()(x, y, chosen(x, y)),
            f"NTXentLoss() with BatchEasyHardMiner('{positive}', '{negative}')",
        )


def margin(width, beta):
    """With beta in double: that library rounds it to float."""
    loss = losses.MarginLoss(width, beta=beta)
    loss.beta = torch.tensor([beta], dtype=torch.float64)
    return loss


def n_pairs():
    """Two examples a class, anchors first: the order in which that library takes its pairs."""
    labels = torch.tensor([0, 1, 2, 0, 1, 2])
    outputs = OUTPUTS[:6].clone()
    sums = (outputs @ outputs.T).sum(1)
    for label in range(3):
        if sums[label] > sums[label + 3]:  # ours takes the one that is farther from all as anchor
            outputs[[label, label + 3]] = outputs[[label + 3, label]]
    dot = distances.DotProductSimilarity(normalize_embeddings=False)
    return entry(
        "NPairsLoss", {}, losses.NPairsLoss(distance=dot),
        "NPairsLoss(DotProductSimilarity(normalize_embeddings=False))", outputs, labels,
    )


class BruteForceKnn:
    """Stands in for faiss: all distances, sorted."""

    def __call__(self, query, k, reference=None, ref_includes_query=False):
        reference = query if reference is None else reference
        matrix = torch.cdist(query, reference)
        if ref_includes_query:
            matrix.fill_diagonal_(float("inf"))
            k -= 1 if k == len(reference) else 0
        values, indices = torch.sort(matrix, dim=1)
        return values[:, :k], indices[:, :k]


def metric_values():
    torch.manual_seed(7)
    labels = torch.randint(0, 4, (40,))
    labels[3] = 9  # a class of one
    embeddings = torch.randn(40, 3, dtype=torch.float64) + 0.8 * labels.unsqueeze(1)
    names = ("precision_at_1", "r_precision", "mean_average_precision_at_r")
    calculator = AccuracyCalculator(
        include=names, knn_func=BruteForceKnn(), kmeans_func=object(), device=torch.device("cpu")
    )
    itself = calculator.get_accuracy(embeddings, labels)
    apart = calculator.get_accuracy(embeddings[:15], labels[:15], embeddings[15:], labels[15:])
    return {
        "labels": labels.tolist(),
        "embeddings": embeddings.tolist(),
        "leavingOneselfOut": [itself[name] for name in names],
        "queries": 15,
        "separate": [apart[name] for name in names],
        "source": LIBRARY + "AccuracyCalculator, with sorted distances in place of faiss",
    }


if __name__ == "__main__":
    if sys.argv[1:] == ["metrics"]:
        print(json.dumps(metric_values()))
    else:
        print("[" + ",\n".join(json.dumps(value) for value in loss_values()) + "]")
