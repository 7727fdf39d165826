"""Reference values of the losses of cosines to class vectors.

    python3 reference_proxy.py > ../resources/org/kinema4j/losses/reference/proxy.json

Needs PyTorch (Debian: python3-torch; made with 1.13) and pytorch-metric-learning (made with 2.8.1; pip,
or a source checkout on PYTHONPATH). Values of float64; outputs are the cosines, vector k of class c in
column k * C + c. What the library lacks is written here from the equation of its paper.
"""

import json

import numpy as np
import torch
import torch.nn.functional as F
from pytorch_metric_learning import losses
from pytorch_metric_learning.reducers import DoNothingReducer

torch.manual_seed(4)
N, C, D = 7, 4, 3
X = torch.randn(N, D, dtype=torch.float64)
X = X / X.norm(dim=1, keepdim=True)  # SphereFace there keeps the length of the embedding
INDEX = torch.tensor([0, 1, 2, 1, 0, 2, 1])  # class 3 is absent
ENTRIES = []


def vectors(centres=1):
    return torch.randn(D, C * centres, dtype=torch.float64)


def cosines(w, centres=1):
    """Columns c * K + k, as pytorch-metric-learning has them, become columns k * C + c."""
    values = X @ (w / w.norm(dim=0))
    return values.reshape(N, C, centres).transpose(1, 2).reshape(N, centres * C)


def add(loss, parameters, outputs, value, source):
    entry = {
        "loss": loss,
        "parameters": {**parameters, "labelFormat": "CLASS_INDEX"},
        "labels": INDEX.reshape(N, 1).tolist(),
        "outputs": outputs.tolist(),
        "source": source,
    }
    entry["scores"] = value.expand(N).tolist()  # a loss of the batch is the score of each row
    ENTRIES.append(entry)


def of_library(name, parameters, library, weight, centres=1):
    w = vectors(centres)
    getattr(library, weight).data = w.T.clone() if weight == "proxies" else w.clone()
    library.double()
    result = library(X, INDEX)
    scores = result["loss"]["losses"] if isinstance(result, dict) else result
    source = "pytorch_metric_learning.losses." + type(library).__name__
    add(name, parameters, cosines(w, centres), scores.detach(), source)


def each(**others):
    return {"num_classes": C, "embedding_size": D, "reducer": DoNothingReducer(), **others}


of_library("NormalizedSoftmax", {}, losses.NormalizedSoftmaxLoss(**each()), "W")
of_library("NormalizedSoftmax", {"temperature": 0.3}, losses.NormalizedSoftmaxLoss(**each(temperature=0.3)), "W")
of_library("CosFace", {}, losses.CosFaceLoss(**each()), "W")
of_library("CosFace", {"margin": 0.2, "scale": 10.0}, losses.CosFaceLoss(**each(margin=0.2, scale=10)), "W")
for margin, scale in ((0.5, 64.0), (1.1, 8.0)):
    library = losses.ArcFaceLoss(**each(margin=float(np.degrees(margin)), scale=scale))
    of_library("ArcFace", {"margin": margin, "scale": scale}, library, "W")
for margin, scale in ((4, 1.0), (3, 12.0)):
    library = losses.SphereFaceLoss(**each(margin=margin, scale=scale))
    of_library("SphereFace", {"margin": margin, "scale": scale}, library, "W")
for centres in (1, 3):
    library = losses.SubCenterArcFaceLoss(num_classes=C, embedding_size=D, sub_centers=centres, margin=float(np.degrees(0.4)), scale=16)
    library.reducer = DoNothingReducer()
    parameters = {"centres": centres, "margin": 0.4, "scale": 16.0}
    of_library("SubCenterArcFace", parameters, library, "W", centres)
for scale in (1.0, 9.0):
    library = losses.ProxyNCALoss(**each(softmax_scale=scale))
    of_library("ProxyNCA", {"scale": scale, "comparison": "ALL_CLASSES"}, library, "proxies")
of_library("ProxyAnchor", {}, losses.ProxyAnchorLoss(num_classes=C, embedding_size=D), "proxies")
of_library("ProxyAnchor", {"margin": 0.3, "alpha": 6.0}, losses.ProxyAnchorLoss(num_classes=C, embedding_size=D, margin=0.3, alpha=6), "proxies")
of_library("SoftTriple", {}, losses.SoftTripleLoss(**each()), "fc", 10)
library = losses.SoftTripleLoss(**each(centers_per_class=2, gamma=0.3, la=7, margin=0.2))
parameters = {"centres": 2, "gamma": 0.3, "scale": 7.0, "margin": 0.2}
of_library("SoftTriple", parameters, library, "fc", 2)

W = vectors()
DISTANCES = ((X[:, None, :] - (W / W.norm(dim=0)).T[None]) ** 2).sum(2)
RIGHT = F.one_hot(INDEX, C).bool()
nca = DISTANCES[RIGHT] + torch.logsumexp((-DISTANCES).masked_fill(RIGHT, -torch.inf), 1)
add("ProxyNCA", {}, cosines(W), nca, "Movshovitz-Attias et al., 2017, -log(exp(-d) / sum over the other classes), of float64 distances")
print(json.dumps(ENTRIES, indent=1))
