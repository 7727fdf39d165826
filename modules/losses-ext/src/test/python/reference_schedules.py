"""Reference values of the schedules.

    python3 reference_schedules.py > ../resources/org/kinema4j/optim/schedule/schedules.json

Needs PyTorch (Debian: python3-torch; made with 1.13) and nothing else. Rates are those that the optimizer has
at step t, in double. Schedules that PyTorch lacks are written here from the equation of their paper and run
through LambdaLR. After "scores" the rates are those after each score.
"""

import json
import math
import warnings

import torch
from torch.optim import lr_scheduler as torch_lr

warnings.filterwarnings("ignore")
PACKAGE = "org.kinema4j.optim.schedule."
ENTRIES = []


def schedule(name, **parameters):
    return {"@class": PACKAGE + name, **parameters}


def rates(rate, make, steps):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=rate, momentum=0.9)
    scheduler = make(optimizer)
    values = []
    for _ in range(steps):
        values.append(float(optimizer.param_groups[0]["lr"]))
        optimizer.step()
        scheduler.step()
    return values


def add(ours, rate, make, steps, source):
    ENTRIES.append({"schedule": ours, "values": rates(rate, make, steps), "source": source})


def by_iteration(**parameters):
    return {**parameters, "unit": "ITERATION"}


def constant(value):
    return schedule("Constant", value=value)


def cosine(value, steps, final):
    return schedule("CosineDecay", **by_iteration(initialValue=value, steps=steps, finalValue=final))


def step_decay(value, interval, factor):
    return schedule("StepDecay", **by_iteration(initialValue=value, interval=interval, factor=factor))


def exponential(value, factor):
    return schedule("ExponentialDecay", **by_iteration(initialValue=value, factor=factor, interval=1))


def warm_up(following, steps, start, shape):
    return schedule(
        "WarmUp", **by_iteration(next=following, steps=steps, startFactor=start, shape=shape)
    )


# T_max + 1 steps: PyTorch's rises again afterwards
for final in (0.0, 0.001):
    add(
        cosine(0.1, 30, final),
        0.1,
        lambda o: torch_lr.CosineAnnealingLR(o, 30, final),
        31,
        "torch.optim.lr_scheduler.CosineAnnealingLR",
    )
for period, multiplier in ((10, 1), (10, 2), (3, 3)):
    add(
        schedule(
            "CosineRestarts",
            **by_iteration(initialValue=0.1, period=period, multiplier=multiplier, finalValue=0.002),
        ),
        0.1,
        lambda o: torch_lr.CosineAnnealingWarmRestarts(o, period, multiplier, 0.002),
        80,
        "torch.optim.lr_scheduler.CosineAnnealingWarmRestarts",
    )
for three in (False, True):
    for anneal, annealing in (("cos", "COSINE"), ("linear", "LINEAR")):
        for steps, share in ((50, 0.3), (37, 0.45)):
            add(
                schedule(
                    "OneCycle",
                    maxValue=0.4,
                    steps=steps,
                    form={
                        "warmUpShare": share,
                        "startDivisor": 20.0,
                        "endDivisor": 1000.0,
                        "phases": "THREE" if three else "TWO",
                        "annealing": annealing,
                    },
                    unit="ITERATION",
                ),
                0.1,
                lambda o: torch_lr.OneCycleLR(
                    o,
                    0.4,
                    total_steps=steps,
                    pct_start=share,
                    anneal_strategy=anneal,
                    div_factor=20.0,
                    final_div_factor=1000.0,
                    three_phase=three,
                ),
                steps - 1,
                "torch.optim.lr_scheduler.OneCycleLR",
            )
for power in (1.0, 0.9, 2.0):
    add(
        schedule(
            "PolynomialDecay",
            **by_iteration(initialValue=0.1, steps=25, power=power, finalValue=0.0),
        ),
        0.1,
        lambda o: torch_lr.PolynomialLR(o, 25, power),
        35,
        "torch.optim.lr_scheduler.PolynomialLR",
    )
add(exponential(0.1, 0.9), 0.1, lambda o: torch_lr.ExponentialLR(o, 0.9), 40, "torch.optim.lr_scheduler.ExponentialLR")
add(step_decay(0.1, 7, 0.3), 0.1, lambda o: torch_lr.StepLR(o, 7, 0.3), 40, "torch.optim.lr_scheduler.StepLR")
add(
    schedule(
        "MultiStepDecay", **by_iteration(initialValue=0.1, milestones=[3, 10, 30], factor=0.2)
    ),
    0.1,
    lambda o: torch_lr.MultiStepLR(o, [3, 10, 30], 0.2),
    40,
    "torch.optim.lr_scheduler.MultiStepLR",
)
add(
    warm_up(constant(0.1), 8, 0.25, "LINEAR"),
    0.1,
    lambda o: torch_lr.LinearLR(o, 0.25, 1.0, 8),
    20,
    "torch.optim.lr_scheduler.LinearLR",
)
add(
    warm_up(constant(0.1), 8, 0.25, "CONSTANT"),
    0.1,
    lambda o: torch_lr.ConstantLR(o, 0.25, 8),
    20,
    "torch.optim.lr_scheduler.ConstantLR",
)
add(
    warm_up(step_decay(0.1, 5, 0.5), 8, 0.25, "LINEAR"),
    0.1,
    lambda o: torch_lr.SequentialLR(
        o, [torch_lr.LinearLR(o, 0.25, 1.0, 8), torch_lr.LambdaLR(o, lambda t: 0.5 ** (t // 5))], [8]
    ),
    30,
    "torch.optim.lr_scheduler.SequentialLR of LinearLR and LambdaLR",
)
add(
    schedule(
        "Sequence",
        **by_iteration(
            schedules=[exponential(0.1, 0.9), step_decay(0.1, 4, 0.5), constant(0.001)],
            boundaries=[6, 20],
        ),
    ),
    0.1,
    lambda o: torch_lr.SequentialLR(
        o,
        [
            torch_lr.LambdaLR(o, lambda t: 0.9**t),
            torch_lr.LambdaLR(o, lambda t: 0.5 ** (t // 4)),
            torch_lr.LambdaLR(o, lambda t: 0.01),
        ],
        [6, 20],
    ),
    30,
    "torch.optim.lr_scheduler.SequentialLR of LambdaLR",
)


def noam(width, warm):
    return lambda t: width**-0.5 * min((t + 1) ** -0.5, (t + 1) * warm**-1.5)


add(
    schedule(
        "InverseSquareRoot", **by_iteration(peakValue=(512 * 20) ** -0.5, warmUpSteps=20)
    ),
    1.0,
    lambda o: torch_lr.LambdaLR(o, noam(512, 20)),
    100,
    "Vaswani et al., 2017, equation 3 (d = 512, W = 20), by LambdaLR",
)


def stable(t, warm, level, fall, form):
    if t < warm:
        return t / warm
    if t < warm + level:
        return 1.0
    u = min(1.0, (t - warm - level) / fall)
    return {"LINEAR": 1 - u, "COSINE": (1 + math.cos(math.pi * u)) / 2, "ONE_MINUS_SQRT": 1 - math.sqrt(u)}[form]


for form in ("LINEAR", "COSINE", "ONE_MINUS_SQRT"):
    add(
        schedule(
            "WarmUpStableDecay",
            **by_iteration(
                value=0.1,
                lengths={"warmUp": 5, "stable": 12, "decay": 10},
                decay=form,
                finalValue=0.0,
            ),
        ),
        0.1,
        lambda o: torch_lr.LambdaLR(o, lambda t: stable(t, 5, 12, 10, form)),
        40,
        "Hägele et al., 2024, section 3, by LambdaLR",
    )

SCORES = [1.0, 0.8, 0.81, 0.79, 0.79, 0.7899, 0.85, 0.9, 0.78, 0.5, 0.52, 0.55, 0.499, 0.6, 0.6, 0.6, 0.6, 0.6]
SCORES += [0.6, 0.6, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4]


def plateau(mode, threshold, threshold_mode, patience, cooldown, least, scores):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1)
    scheduler = torch_lr.ReduceLROnPlateau(
        optimizer, mode, 0.5, patience, threshold, threshold_mode, cooldown, least, eps=0.0
    )
    values = []
    for score in scores:
        scheduler.step(score)
        values.append(optimizer.param_groups[0]["lr"])
    ENTRIES.append(
        {
            "schedule": schedule(
                "ReduceOnPlateau",
                schedule=constant(0.1),
                improvement={
                    "goal": "LEAST" if mode == "min" else "GREATEST",
                    "threshold": threshold,
                    "mode": "RELATIVE" if threshold_mode == "rel" else "ABSOLUTE",
                },
                reduction={"factor": 0.5, "patience": patience, "cooldown": cooldown, "leastValue": least},
                state={"scale": 1.0, "best": "NaN", "failures": 0, "coolingDown": 0},
            ),
            "scores": scores,
            "values": values,
            "source": "torch.optim.lr_scheduler.ReduceLROnPlateau",
        }
    )


for mode in ("min", "max"):
    for threshold, threshold_mode in ((1e-4, "rel"), (0.05, "rel"), (0.02, "abs")):
        for patience, cooldown, least in ((0, 0, 0.0), (2, 0, 0.03), (1, 3, 0.0)):
            values = SCORES if mode == "min" else [1.5 - s for s in SCORES]
            plateau(mode, threshold, threshold_mode, patience, cooldown, least, values)

print(json.dumps(ENTRIES, indent=1, ensure_ascii=False))
