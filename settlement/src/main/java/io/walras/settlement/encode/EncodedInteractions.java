package io.walras.settlement.encode;

import java.util.List;

/**
 * The calls of a bundle, each phase in order.
 *
 * @param pre before any token moves
 * @param intra between taking in and paying out
 * @param post after the users are paid
 */
public record EncodedInteractions(
        List<EncodedInteraction> pre, List<EncodedInteraction> intra, List<EncodedInteraction> post) {
    public EncodedInteractions {
        pre = List.copyOf(pre);
        intra = List.copyOf(intra);
        post = List.copyOf(post);
    }
}
