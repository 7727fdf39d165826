"""Reference trajectories of the optimizers that step array by array, and of decay.

    python3 reference_optim_tensor.py > ../resources/org/kinema4j/optim/reference/tensor.json

Needs PyTorch (Debian: python3-torch; made with 1.13). Values of float64: a weight matrix, a kernel and
a bias after each of ten steps from the same start with the same gradients. A matrix is stored as in
Deeplearning4j, inputs by outputs; the programs below, which follow PyTorch, see its transpose. What
PyTorch 1.13 lacks is written from the algorithm that the authors published.
"""

import json
import math

import torch

torch.manual_seed(17)
torch.set_default_dtype(torch.float64)
STEPS = 10
SHAPES = {"weights": (5, 3), "kernels": (3, 2, 2, 2), "bias": (4,)}
START = {name: torch.randn(shape).round(decimals=3) for name, shape in SHAPES.items()}
GRADIENTS = [
    {name: (torch.randn(shape) + 0.3).round(decimals=3) for name, shape in SHAPES.items()} for _ in range(STEPS)
]
ENTRIES = []


def flat(arrays):
    return {name: array.reshape(-1).tolist() for name, array in arrays.items()}


def add(optimizer, parameters, points, source):
    ENTRIES.append(
        {
            "optimizer": optimizer,
            "parameters": parameters,
            "shapes": {name: list(shape) for name, shape in SHAPES.items()},
            "start": flat(START),
            "gradients": [flat(gradient) for gradient in GRADIENTS],
            "points": [flat(point) for point in points],
            "source": source,
        }
    )


def pytorch(optimizer, parameters, make, source):
    """make(weights, others) returns the program."""
    theta = {name: array.clone().requires_grad_(True) for name, array in START.items()}
    program = make([theta["weights"], theta["kernels"]], [theta["bias"]])
    points = []
    for gradient in GRADIENTS:
        for name, array in theta.items():
            array.grad = gradient[name].clone()
        program.step()
        points.append({name: array.detach().clone() for name, array in theta.items()})
    add(optimizer, parameters, points, source)


def authors(optimizer, parameters, step, source):
    """step(state, theta, gradient, t, weight) returns what is subtracted from one array."""
    theta = {name: array.clone() for name, array in START.items()}
    states = {name: {} for name in theta}
    points = []
    for t, gradient in enumerate(GRADIENTS, 1):
        for name in theta:
            # a matrix is seen as outputs by inputs
            turn = (lambda a: a.T) if name == "weights" else (lambda a: a)
            s = step(states[name], turn(theta[name]), turn(gradient[name]), t, name != "bias")
            theta[name] = theta[name] - turn(s)
        points.append({name: array.clone() for name, array in theta.items()})
    add(optimizer, parameters, points, source)


def decay(coefficient, coupled=True):
    return {"coefficient": coefficient, "timesLearningRate": coupled, "everywhere": False}


def groups(coefficient):
    return lambda weights, others: [{"params": weights, "weight_decay": coefficient}, {"params": others, "weight_decay": 0.0}]


pytorch("AdamW", {}, lambda w, o: torch.optim.AdamW(groups(0.01)(w, o)), "torch.optim.AdamW, bias without decay")
pytorch(
    "AdamW",
    {"learningRate": 0.05, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-4, "weightDecay": decay(0.3)},
    lambda w, o: torch.optim.AdamW(groups(0.3)(w, o), lr=0.05, betas=(0.8, 0.95), eps=1e-4),
    "torch.optim.AdamW(lr=0.05, betas=(0.8, 0.95), eps=1e-4, weight_decay=0.3), bias without decay",
)


def adam(state, g, t, beta1, beta2, eps):
    state["m"] = beta1 * state.get("m", 0 * g) + (1 - beta1) * g
    state["v"] = beta2 * state.get("v", 0 * g) + (1 - beta2) * g * g
    return state["m"] / (1 - beta1**t) / ((state["v"] / (1 - beta2**t)).sqrt() + eps)


def lamb(rate, beta1, beta2, eps, coefficient):
    def step(state, theta, g, t, weight):
        update = adam(state, g, t, beta1, beta2, eps)
        if not weight:
            return rate * update
        update = update + coefficient * theta
        return rate * (theta.norm() / update.norm()) * update

    return step


authors("Lamb", {}, lamb(1e-3, 0.9, 0.999, 1e-6, 0.01), "arXiv:1904.00962, algorithm 2, phi(z) = z, bias excluded")
authors(
    "Lamb",
    {"learningRate": 0.05, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-4, "weightDecay": decay(0.3)},
    lamb(0.05, 0.8, 0.95, 1e-4, 0.3),
    "arXiv:1904.00962, algorithm 2, phi(z) = z, bias excluded",
)


def lars(rate, momentum, trust, coefficient):
    def step(state, theta, g, t, weight):
        local = 1.0
        if weight:
            local = trust * theta.norm() / (g.norm() + coefficient * theta.norm())
            g = g + coefficient * theta
        state["v"] = momentum * state.get("v", 0 * g) + rate * local * g
        return state["v"]

    return step


authors("Lars", {}, lars(1.0, 0.9, 1e-3, 5e-4), "arXiv:1708.03888, algorithm 1, bias excluded")
authors(
    "Lars",
    {"learningRate": 0.3, "momentum": 0.7, "trust": 0.1, "weightDecay": decay(0.2)},
    lars(0.3, 0.7, 0.1, 0.2),
    "arXiv:1708.03888, algorithm 1, bias excluded",
)


def rms(x):
    return x.square().mean().sqrt()


def adafactor(beta1, relative, scaled, rate=0.01, clip=1.0, power=0.8, eps1=1e-30, eps2=1e-3):
    """As tensor2tensor's AdafactorOptimizer; kernels are matrices of outputs by all else."""

    def step(state, theta, g, t, weight):
        decay_rate = 1 - t ** (-power)
        squares = g * g + eps1
        if weight:
            matrix = squares.reshape(len(squares), -1)
            state["r"] = decay_rate * state.get("r", 0) + (1 - decay_rate) * matrix.mean(1)
            state["c"] = decay_rate * state.get("c", 0) + (1 - decay_rate) * matrix.mean(0)
            factor = (state["r"] / state["r"].mean()).rsqrt()[:, None] * state["c"].rsqrt()[None, :]
            u = g * factor.reshape(g.shape)
        else:
            state["v"] = decay_rate * state.get("v", 0) + (1 - decay_rate) * squares
            u = g * state["v"].rsqrt()
        u = u / max(1.0, float(rms(u)) / clip)
        size = min(rate, 1 / math.sqrt(t)) if relative else rate
        size = size * max(eps2, float(rms(theta))) if scaled else size
        state["m"] = beta1 * state.get("m", 0 * g) + (1 - beta1) * size * u
        return state["m"]

    return step


T2T = "tensor2tensor, utils/adafactor.py (Shazeer)"
authors("Adafactor", {}, adafactor(0.0, True, True), T2T)
authors(
    "Adafactor",
    {"learningRate": 0.5, "beta1": 0.7, "decayExponent": 0.6, "threshold": 0.5, "stepSize": "RELATIVE"},
    adafactor(0.7, True, False, rate=0.5, clip=0.5, power=0.6),
    T2T,
)
authors(
    "Adafactor",
    {"learningRate": 0.02, "stepSize": "GIVEN"},
    adafactor(0.0, False, False, rate=0.02),
    T2T,
)


def newton_schulz(g, steps):
    x = g / (g.norm() + 1e-7)
    tall = x.shape[0] > x.shape[1]
    x = x.T if tall else x
    for _ in range(steps):
        gram = x @ x.T
        x = 3.4445 * x + (-4.7750 * gram + 2.0315 * gram @ gram) @ x
    return x.T if tall else x


def muon(rate, momentum, steps, coefficient, ratio=0.015, beta1=0.9, beta2=0.95, eps=1e-10):
    """As KellerJordan/Muon, but in float64 and with the scale of the flattened kernel."""

    def step(state, theta, g, t, weight):
        if not weight:
            return ratio * rate * adam(state, g, t, beta1, beta2, eps)
        state["m"] = momentum * state.get("m", 0 * g) + (1 - momentum) * g
        u = ((1 - momentum) * g + momentum * state["m"]).reshape(len(g), -1)
        x = newton_schulz(u, steps) * max(1.0, u.shape[0] / u.shape[1]) ** 0.5
        return rate * x.reshape(g.shape) + rate * coefficient * theta

    return step


JORDAN = "KellerJordan/Muon, muon.py, SingleDeviceMuonWithAuxAdam, in float64"
authors("Muon", {}, muon(0.02, 0.95, 5, 0.0), JORDAN)
authors(
    "Muon",
    {
        "learningRate": 0.1,
        "momentum": 0.8,
        "iterations": 3,
        "weightDecay": decay(0.2),
        "rateRatio": 0.3,
        "beta1": 0.7,
        "beta2": 0.9,
        "epsilon": 1e-4,
    },
    muon(0.1, 0.8, 3, 0.2, 0.3, 0.7, 0.9, 1e-4),
    JORDAN,
)

print(json.dumps(ENTRIES, indent=1))
