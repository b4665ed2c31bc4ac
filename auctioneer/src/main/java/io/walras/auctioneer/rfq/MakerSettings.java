package io.walras.auctioneer.rfq;

import io.walras.protocol.chain.Address;
import io.walras.protocol.wire.maker.PairTerms;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A maker that the operator knows.
 *
 * @param url where it is asked over HTTP; null if it has sessions, or only gets its name
 * @param pairs that it is asked for over HTTP
 */
public record MakerSettings(
        String name, Address address, @Nullable URI url, List<PairTerms> pairs) {
    public MakerSettings {
        pairs = List.copyOf(pairs);
    }
}
