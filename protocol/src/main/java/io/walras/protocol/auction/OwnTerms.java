package io.walras.protocol.auction;

import io.walras.protocol.intent.Hooks;
import java.util.List;

/**
 * What an order of a batch has of its own.
 *
 * @param hooks calls around its fill
 * @param feePolicies all its fees, in the order in which they are applied
 */
public record OwnTerms(Hooks hooks, List<ChargedPolicy> feePolicies) {
    public OwnTerms {
        feePolicies = List.copyOf(feePolicies);
    }
}
