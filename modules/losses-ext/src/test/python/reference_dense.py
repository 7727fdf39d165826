"""Reference values of the losses of regions.

    python3 reference_dense.py > ../resources/org/kinema4j/losses/reference/dense.json

Needs PyTorch (Debian: python3-torch; made with 1.13) and nothing else. Values of float64. Labels and
outputs are the rows of one region, a pixel a row; the loss of the region is the score of each. PyTorch has none
of these losses; they are written here from the equations.
"""

import json

import torch
import torch.nn.functional as F

torch.manual_seed(5)
P, C = 9, 3
PROBABILITIES = torch.softmax(2 * torch.randn(P, C, dtype=torch.float64), 1)
LABELS = F.one_hot(torch.tensor([0, 1, 1, 0, 0, 1, 0, 0, 1]), C).double()  # class 2 is absent
ENTRIES = []


def add(loss, parameters, per_class, source):
    first = 1 if parameters.get("background") == "EXCLUDE" else 0
    ENTRIES.append(
        {
            "loss": loss,
            "parameters": parameters,
            "labels": LABELS.tolist(),
            "outputs": PROBABILITIES.tolist(),
            "scores": [per_class[first:].mean().item()] * P,
            "source": source,
        }
    )


def dice(epsilon, power):
    above = 2 * torch.einsum("pc,pc->c", PROBABILITIES, LABELS) + epsilon
    return 1 - above / ((PROBABILITIES**power + LABELS**power).sum(0) + epsilon)


def tversky(alpha, beta, epsilon):
    p0, p1 = PROBABILITIES, 1 - PROBABILITIES
    g0, g1 = LABELS, 1 - LABELS
    right = (p0 * g0).sum(0)
    return 1 - (right + epsilon) / (right + alpha * (p0 * g1).sum(0) + beta * (p1 * g0).sum(0) + epsilon)


SOURCE = "keras.losses.Dice and monai.losses.DiceLoss: 1 - (2 sum(p y) + e) / (sum(p) + sum(y) + e)"
add("DiceLoss", {}, dice(1e-5, 1), SOURCE)
add("DiceLoss", {"smoothing": 1.0, "background": "EXCLUDE"}, dice(1.0, 1), SOURCE)
SOURCE = "Milletari et al., 2016: D = 2 sum(p y) / (sum(p^2) + sum(y^2)), with epsilon"
add("DiceLoss", {"smoothing": 0.1, "denominator": "SQUARED"}, dice(0.1, 2), SOURCE)
SOURCE = "Salehi et al., 2017, Tversky index with epsilon"
add("TverskyLoss", {}, tversky(0.3, 0.7, 1e-5), SOURCE)
add("TverskyLoss", {"alpha": 1.0, "beta": 0.2, "smoothing": 0.5, "background": "EXCLUDE"}, tversky(1.0, 0.2, 0.5), SOURCE)
SOURCE = "Abraham and Khan, 2018, (1 - TI)^(1/gamma), their beta is alpha here, mean over the classes"
add("FocalTverskyLoss", {}, tversky(0.3, 0.7, 1e-5) ** 0.75, SOURCE)
add("FocalTverskyLoss", {"gamma": 2.0, "smoothing": 0.1}, tversky(0.3, 0.7, 0.1) ** 0.5, SOURCE)
print(json.dumps(ENTRIES, indent=1))
