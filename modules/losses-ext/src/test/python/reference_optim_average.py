"""Reference trajectories of the optimizers that average weights.

    python3 reference_optim_average.py > ../resources/org/kinema4j/optim/reference/average.json

Needs PyTorch (Debian: python3-torch; made with 1.13) and nothing else. A layer with weights of 3 x 2
and 2 biases takes ten steps with the same gradients. Each trajectory has the parameters that training
goes on from and the ones to evaluate, weights row by row and then biases, in float64.
"""

import json
import math

import torch
from torch.optim.swa_utils import AveragedModel

torch.manual_seed(11)
torch.set_default_dtype(torch.float64)
STEPS = 10
START = [torch.randn(3, 2).round(decimals=3), torch.randn(2).round(decimals=3)]
GRADIENTS = [
    [(torch.randn(3, 2) + 0.5).round(decimals=3), (torch.randn(2) - 0.3).round(decimals=3)] for _ in range(STEPS)
]
ENTRIES = []


def flat(arrays):
    return torch.cat([array.detach().reshape(-1) for array in arrays]).tolist()


def add(name, points, evaluated, source):
    ENTRIES.append(
        {
            "name": name,
            "start": flat(START),
            "gradients": [flat(gradient) for gradient in GRADIENTS],
            "points": points,
            "evaluated": evaluated,
            "source": source,
        }
    )


def schedule_free_adamw(name, rates, beta1, beta2, eps, decays, source):
    """The authors' adamw_schedulefree.py: its update of y and z in place, and eval() for x."""
    y, z = [p.clone() for p in START], [p.clone() for p in START]
    v = [torch.zeros_like(p) for p in START]
    points, evaluated, largest, total = [], [], -1.0, 0.0
    for k, gradient in enumerate(GRADIENTS):
        lr = rates[k]
        largest = max(lr, largest)
        total += largest**2
        c = largest**2 / total
        for i, g in enumerate(gradient):
            v[i] = beta2 * v[i] + (1 - beta2) * g * g
            direction = g / ((v[i] / (1 - beta2 ** (k + 1))).sqrt() + eps) + decays[i] * y[i]
            y[i] = y[i] + c * (z[i] - y[i]) + lr * (beta1 * (1 - c) - 1) * direction
            z[i] = z[i] - lr * direction
        points.append(flat(y))
        evaluated.append(flat([a + (1 - 1 / beta1) * (b - a) for a, b in zip(y, z)]))
    add(name, points, evaluated, source)


PROGRAM = "github.com/facebookresearch/schedule_free, adamw_schedulefree.py, commit 70785b5"
schedule_free_adamw("free", [0.0025] * STEPS, 0.9, 0.999, 1e-8, [0, 0], PROGRAM + ", its defaults")
schedule_free_adamw(
    "free, warmed up, with decay",
    [0.1 * min(1, (k + 1) / 4) for k in range(STEPS)],
    0.8,
    0.95,
    1e-4,
    [0.05, 0],
    PROGRAM + ", lr=0.1, betas=(0.8, 0.95), eps=1e-4, warmup_steps=4, weight_decay=0.05 for weights",
)


def prodigy(name, lr, betas, beta3, eps, d0, d_coef, growth, safeguard, decays, source):
    """The authors' prodigy.py, without bias correction, decoupled."""
    p, m = [a.clone() for a in START], [torch.zeros_like(a) for a in START]
    v, s = [torch.zeros_like(a) for a in START], [torch.zeros_like(a) for a in START]
    beta1, beta2 = betas
    d = d_max = d0
    numerator, points = 0.0, []
    for gradient in GRADIENTS:
        dlr = d * lr
        numerator *= beta3
        denominator = 0.0
        for i, g in enumerate(gradient):
            numerator += (d / d0) * dlr * ((START[i] - p[i]) * g).sum().item()
            m[i] = beta1 * m[i] + d * (1 - beta1) * g
            v[i] = beta2 * v[i] + d * d * (1 - beta2) * g * g
            s[i] = beta3 * s[i] + (d / d0) * (d if safeguard else dlr) * g
            denominator += s[i].abs().sum().item()
        d_hat = d_coef * numerator / denominator
        if d == d0:
            d = max(d, d_hat)
        d_max = max(d_max, d_hat)
        d = min(d_max, d * growth)
        for i in range(len(p)):
            p[i] = p[i] - decays[i] * dlr * p[i]
            p[i] = p[i] - dlr * m[i] / (v[i].sqrt() + d * eps)
        points.append(flat(p))
    add(name, points, points, source)


PROGRAM = "github.com/konstmish/prodigy, prodigy.py, commit 3efb213"
prodigy(
    "prodigy", 1.0, (0.9, 0.999), math.sqrt(0.999), 1e-8, 1e-6, 1.0, float("inf"), False, [0, 0], PROGRAM + ", its defaults"
)
prodigy(
    "prodigy, all options",
    0.5,
    (0.8, 0.9),
    0.85,
    1e-3,
    0.02,
    2.0,
    1.1,
    True,
    [0.1, 0],
    PROGRAM + ", lr=0.5, betas=(0.8, 0.9), beta3=0.85, eps=1e-3, d0=0.02, d_coef=2, growth_rate=1.1,"
    " safeguard_warmup=True, weight_decay=0.1 for weights",
)


class Layer(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.W = torch.nn.Parameter(START[0].clone())
        self.b = torch.nn.Parameter(START[1].clone())


def pytorch(name, average, before, taken, source):
    layer = Layer()
    averaged = AveragedModel(layer, avg_fn=average)
    program = torch.optim.SGD(layer.parameters(), lr=0.1, momentum=0.9)
    points, evaluated = [], []
    if before:
        averaged.update_parameters(layer)
    for t, (w, b) in enumerate(GRADIENTS, 1):
        layer.W.grad, layer.b.grad = w.clone(), b.clone()
        program.step()
        if t in taken:
            averaged.update_parameters(layer)
        points.append(flat(layer.parameters()))
        evaluated.append(flat((averaged if averaged.n_averaged > 0 else layer).parameters()))
    add(name, points, evaluated, source)


TRAINED = ", torch.optim.SGD(lr=0.1, momentum=0.9)"
pytorch(
    "exponential average",
    lambda a, p, n: 0.8 * a + 0.2 * p,
    True,
    range(1, STEPS + 1),
    "torch.optim.swa_utils.AveragedModel(avg_fn=0.8 a + 0.2 p), which takes the start up first" + TRAINED,
)
pytorch(
    "stochastic average",
    None,
    False,
    (4, 7, 10),
    "torch.optim.swa_utils.AveragedModel(), updated after steps 4, 7 and 10" + TRAINED,
)


def lookahead():
    """Zhang et al. (2019), algorithm 1, with k = 3 and alpha = 0.5; the state within is kept."""
    fast = [p.clone().requires_grad_(True) for p in START]
    slow = [p.clone() for p in START]
    program = torch.optim.SGD(fast, lr=0.1, momentum=0.9)
    points, evaluated = [], []
    for t, gradient in enumerate(GRADIENTS, 1):
        for p, g in zip(fast, gradient):
            p.grad = g.clone()
        program.step()
        if t % 3 == 0:
            with torch.no_grad():
                for i, p in enumerate(fast):
                    slow[i] = slow[i] + 0.5 * (p - slow[i])
                    p.copy_(slow[i])
        points.append(flat(fast))
        evaluated.append(flat(slow))
    add("lookahead", points, evaluated, "arXiv:1907.08610, algorithm 1, k=3, alpha=0.5" + TRAINED)


lookahead()
print(json.dumps(ENTRIES, indent=1))
