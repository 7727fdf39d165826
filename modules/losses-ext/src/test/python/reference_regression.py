"""Reference values of the losses for real values.

    python3 reference_regression.py > ../resources/org/kinema4j/losses/reference/regression.json

Needs PyTorch (Debian: python3-torch; made with 1.13) and nothing else. Values of float64, one score an
example. Losses that PyTorch lacks are written here from the equation of their paper.
"""

import json

import torch
import torch.nn.functional as F

torch.manual_seed(2)
N, C = 5, 3
OUTPUTS = (2 * torch.randn(N, C, dtype=torch.float64)).round(decimals=3)
LABELS = (2 * torch.randn(N, C, dtype=torch.float64)).round(decimals=3)
LOG_VARIANCES = torch.randn(N, C, dtype=torch.float64).round(decimals=3)
ENTRIES = []


def add(loss, parameters, scores, source, outputs=OUTPUTS):
    ENTRIES.append(
        {
            "loss": loss,
            "parameters": parameters,
            "labels": LABELS.tolist(),
            "outputs": outputs.tolist(),
            "scores": scores.sum(1).tolist(),
            "source": source + ", summed over the outputs",
        }
    )


for delta in (1.0, 2.5):
    scores = F.huber_loss(OUTPUTS, LABELS, reduction="none", delta=delta)
    add("Huber", {"delta": delta}, scores, "torch.nn.functional.huber_loss")
for beta in (1.0, 0.3, 0.0):
    scores = F.smooth_l1_loss(OUTPUTS, LABELS, reduction="none", beta=beta)
    add("SmoothL1", {"beta": beta}, scores, "torch.nn.functional.smooth_l1_loss")
add("LogCosh", {}, torch.log(torch.cosh(OUTPUTS - LABELS)), "torch.log(torch.cosh(residual))")
for q in (0.5, 0.9):
    residual = LABELS - OUTPUTS
    scores = torch.where(residual >= 0, q * residual, (q - 1) * residual)
    add("QuantileLoss", {"quantile": q}, scores, "Koenker & Bassett, 1978, the check function")
for name, full in (("OMITTED", False), ("INCLUDED", True)):
    variances = LOG_VARIANCES.exp() + 1e-6
    scores = F.gaussian_nll_loss(OUTPUTS, LABELS, variances, full=full, reduction="none")
    source = "torch.nn.functional.gaussian_nll_loss of the variances exp(s) + 1e-6"
    outputs = torch.cat([OUTPUTS, LOG_VARIANCES], 1)
    add("GaussianNegativeLogLikelihood", {"constant": name}, scores, source, outputs)
print(json.dumps(ENTRIES, indent=1))
