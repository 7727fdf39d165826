"""Reference trajectories of the optimizers.

    python3 reference_optim.py > ../resources/org/kinema4j/optim/reference/optim.json

Needs PyTorch (Debian: python3-torch; made with 1.13) and nothing else. Values of float64: parameters
after each of twelve steps from the same start with the same gradients. Optimizers that PyTorch lacks
are written here from the algorithm of their paper, on tensors, with the parameters themselves.
"""

import json
import math

import torch

torch.manual_seed(6)
torch.set_default_dtype(torch.float64)  # NAdam keeps its product in the default type
STEPS, N = 12, 4
START = (torch.randn(N, dtype=torch.float64)).round(decimals=3)
GRADIENTS = (torch.randn(STEPS, N, dtype=torch.float64) + torch.tensor([1.0, -0.5, 0.0, 0.2])).round(decimals=3)
ENTRIES = []


def add(optimizer, parameters, points, source):
    ENTRIES.append(
        {
            "optimizer": optimizer,
            "parameters": parameters,
            "start": START.tolist(),
            "gradients": GRADIENTS.tolist(),
            "points": [point.tolist() for point in points],
            "source": source,
        }
    )


def pytorch(optimizer, parameters, make, source):
    theta = START.clone().requires_grad_(True)
    program = make([theta])
    points = []
    for gradient in GRADIENTS:
        theta.grad = gradient.clone()
        program.step()
        points.append(theta.detach().clone())
    add(optimizer, parameters, points, source)


def paper(optimizer, parameters, step, source, start=START):
    """step(state, theta, gradient, t) returns the new theta."""
    theta, state, points = start.clone(), {}, []
    for t, gradient in enumerate(GRADIENTS, 1):
        theta = step(state, theta, gradient, t)
        # from zero where a method needs it: shifted to the common start
        points.append(theta - start + START)
    add(optimizer, parameters, points, source)


def mean(state, name, beta, value):
    state[name] = beta * state.get(name, torch.zeros(N, dtype=torch.float64)) + (1 - beta) * value
    return state[name]


pytorch(
    "Momentum",
    {"learningRate": 0.05, "momentum": 0.8},
    lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.8),
    "torch.optim.SGD(lr=0.05, momentum=0.8), equal at a constant rate",
)
for centred in (False, True):
    pytorch(
        "RmsPropMomentum",
        {
            "learningRate": 0.02,
            "decay": 0.95,
            "momentum": 0.7,
            "epsilon": 1e-4,
            "centring": "CENTRED" if centred else "UNCENTRED",
        },
        lambda p: torch.optim.RMSprop(p, lr=0.02, alpha=0.95, momentum=0.7, eps=1e-4, centered=centred),
        f"torch.optim.RMSprop(lr=0.02, alpha=0.95, momentum=0.7, eps=1e-4, centered={centred})",
    )
# foreach: the other form of version 1.13 has the momentum twice in its product of momenta
pytorch(
    "NAdam",
    {},
    lambda p: torch.optim.NAdam(p, foreach=True),
    "torch.optim.NAdam(foreach=True) with its defaults",
)
pytorch(
    "NAdam",
    {"learningRate": 0.03, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-4, "momentumDecay": 0.1},
    lambda p: torch.optim.NAdam(p, lr=0.03, betas=(0.8, 0.95), eps=1e-4, momentum_decay=0.1, foreach=True),
    "torch.optim.NAdam(lr=0.03, betas=(0.8, 0.95), eps=1e-4, momentum_decay=0.1, foreach=True)",
)
pytorch("RAdam", {}, lambda p: torch.optim.RAdam(p), "torch.optim.RAdam() with its defaults")
pytorch(
    "RAdam",
    {"learningRate": 0.03, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-4},
    lambda p: torch.optim.RAdam(p, lr=0.03, betas=(0.8, 0.95), eps=1e-4),
    "torch.optim.RAdam(lr=0.03, betas=(0.8, 0.95), eps=1e-4)",
)
pytorch("Rprop", {}, lambda p: torch.optim.Rprop(p), "torch.optim.Rprop() with its defaults")
pytorch(
    "Rprop",
    {"learningRate": 0.1, "decrease": 0.4, "increase": 1.3, "minimum": 0.5, "maximum": 2.0},
    lambda p: torch.optim.Rprop(p, lr=0.1, etas=(0.4, 1.3), step_sizes=(0.05, 0.2)),
    "torch.optim.Rprop(lr=0.1, etas=(0.4, 1.3), step_sizes=(0.05, 0.2))",
)
pytorch(
    "QHAdam",
    {"learningRate": 0.01, "beta1": 0.9, "beta2": 0.99, "nu1": 1.0, "nu2": 1.0, "epsilon": 1e-6},
    lambda p: torch.optim.Adam(p, lr=0.01, betas=(0.9, 0.99), eps=1e-6),
    "torch.optim.Adam(lr=0.01, betas=(0.9, 0.99), eps=1e-6), which QHAdam is for nu1 = nu2 = 1",
)


def qhadam(state, theta, g, t):
    """Ma and Yarats (2019), equation 15, in its recommended setting."""
    m = mean(state, "m", 0.995, g) / (1 - 0.995**t)
    v = mean(state, "v", 0.999, g * g) / (1 - 0.999**t)
    return theta - 1e-3 * (0.3 * g + 0.7 * m) / (v.sqrt() + 1e-8)


paper("QHAdam", {}, qhadam, "arXiv:1810.06801, section 4, with nu = (0.7, 1), beta = (0.995, 0.999)")


def adabelief(state, theta, g, t):
    m = mean(state, "m", 0.9, g)
    s = state["s"] = 0.999 * state.get("s", 0) + 0.001 * (g - m) ** 2 + 1e-16
    return theta - 1e-3 * (m / (1 - 0.9**t)) / ((s / (1 - 0.999**t)).sqrt() + 1e-16)


paper("AdaBelief", {}, adabelief, "arXiv:2010.07468, algorithm 2, with epsilon 1e-16")


def adabound(state, theta, g, t):
    m, v = mean(state, "m", 0.9, g), mean(state, "v", 0.999, g * g)
    low, high = 0.1 * (1 - 1 / (1e-3 * t + 1)), 0.1 * (1 + 1 / (1e-3 * t))
    size = 1e-3 * math.sqrt(1 - 0.999**t) / (1 - 0.9**t) / (v.sqrt() + 1e-8)
    return theta - size.clamp(low, high) * m


paper("AdaBound", {}, adabound, "arXiv:1902.09843, bounds of section 4, step of the authors' program")


def yogi(state, theta, g, t):
    m = mean(state, "m", 0.9, g)
    v = state.get("v", torch.full((N,), 1e-6, dtype=torch.float64))
    v = state["v"] = v - 0.001 * torch.sign(v - g**2) * g**2
    return theta - 0.01 * m / (v.sqrt() + 1e-3)


paper("Yogi", {}, yogi, "Zaheer et al. (2018), algorithm 2, with v_0 = 1e-6")


def adopt(state, theta, g, t):
    if t == 1:
        state["v"] = g * g
        return theta
    bound = (t - 1) ** 0.25
    m = mean(state, "m", 0.9, (g / state["v"].sqrt().clamp(min=1e-6)).clamp(-bound, bound))
    state["v"] = 0.9999 * state["v"] + 0.0001 * g * g
    return theta - 1e-3 * m


paper("ADOPT", {}, adopt, "arXiv:2411.02853, algorithm 2, its step 0 being the first step")


def adan(state, theta, g, t):
    d = g - state.get("g", g)
    state["g"] = g
    m = mean(state, "m", 0.98, g) / (1 - 0.98**t)
    v = mean(state, "v", 0.92, d) / (1 - 0.92**t)
    n = mean(state, "n", 0.99, (g + 0.92 * d) ** 2) / (1 - 0.99**t)
    return theta - 1e-3 * (m + 0.92 * v) / (n.sqrt() + 1e-8)


paper("Adan", {}, adan, "arXiv:2208.06677, algorithm 1, bias corrected as in the authors' program")


def lion(state, theta, g, t):
    m = state.get("m", torch.zeros(N, dtype=torch.float64))
    state["m"] = 0.99 * m + 0.01 * g
    return theta - 1e-4 * torch.sign(0.9 * m + 0.1 * g)


paper("Lion", {}, lion, "arXiv:2302.06675, program 1, without decay")


def gains(state, theta, g, t):
    gain = state.get("gain", torch.ones(N, dtype=torch.float64))
    product = g * state.get("g", 0 * g)
    gain = torch.where(product > 0, gain + 0.05, torch.where(product < 0, gain * 0.95, gain))
    state["g"], state["gain"] = g, gain
    return theta - 0.01 * gain * g


paper("AdaptiveGains", {}, gains, "Hinton, lecture 6d: gains + 0.05 or * 0.95")


def ftrl(state, theta, g, t):
    n = state.get("n", 0 * g)
    sigma = ((n + g * g).sqrt() - n.sqrt()) / 0.3
    z = state["z"] = state.get("z", 0 * g) + g - sigma * theta
    n = state["n"] = n + g * g
    w = -(z - torch.sign(z) * 0.2) / ((0.5 + n.sqrt()) / 0.3 + 0.1)
    return torch.where(z.abs() <= 0.2, torch.zeros_like(w), w)


paper(
    "Ftrl",
    {"learningRate": 0.3, "beta": 0.5, "l1": 0.2, "l2": 0.1},
    ftrl,
    "McMahan et al. (2013), algorithm 1, from 0, shifted to the start",
    0 * START,
)


def schedule_free(state, theta, g, t):
    x, z = state.get("x", theta), state.get("z", theta)
    z = state["z"] = z - 0.2 * g
    x = state["x"] = (1 - 1 / t) * x + z / t
    return 0.1 * z + 0.9 * x


paper("ScheduleFreeSgd", {"learningRate": 0.2}, schedule_free, "arXiv:2405.15682, equations 1 to 3, c_t = 1 / t")

print(json.dumps(ENTRIES, indent=1))
