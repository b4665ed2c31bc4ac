package io.walras.sdk.trade;

import java.util.Objects;

/**
 * How a dead-man switch stands.
 *
 * @param market the market whose orders it cancels; empty for every order
 * @param cancelAt when it does, in unix milliseconds; 0 for never
 */
public record SwitchState(String market, long cancelAt) {
    public SwitchState {
        Objects.requireNonNull(market, "market");
    }
}
