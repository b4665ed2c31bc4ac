package io.walras.auctioneer.http;

import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.intent.PoolRules;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is told to clients about where they are.
 *
 * @param version of the auctioneer
 * @param domain in which orders are signed; names the chain and the settlement contract
 * @param quoteSettler takes makers' quotes; null where there is none
 * @param hooksTrampoline makes the calls that owners of orders ask for; null where there is none
 * @param ethFlow the contract whose announced orders are taken in; null for none
 * @param pool limits of the orders that are open
 * @param quotedFeeBps the volume fee that quotes contain, in basis points; null if there is none
 * @param auctionMillis times of the auction, by name
 */
public record Deployment(
        String version,
        Eip712Domain domain,
        Address allowanceHolder,
        Address executor,
        Address registry,
        Address wrappedNative,
        @Nullable Address quoteSettler,
        @Nullable Address hooksTrampoline,
        @Nullable Address ethFlow,
        PoolRules pool,
        @Nullable String quotedFeeBps,
        SortedMap<String, Long> auctionMillis) {
    public Deployment {
        auctionMillis = Collections.unmodifiableSortedMap(new TreeMap<>(auctionMillis));
    }

    public Address settlement() {
        return domain.verifyingContract();
    }

    /** Those that may receive nothing: it would be lost. */
    public Set<Address> noReceivers() {
        Set<Address> contracts = new TreeSet<>(List.of(settlement(), allowanceHolder, executor, registry));
        if (quoteSettler != null) {
            contracts.add(quoteSettler);
        }
        if (hooksTrampoline != null) {
            contracts.add(hooksTrampoline);
        }
        if (ethFlow != null) {
            contracts.add(ethFlow);
        }
        return contracts;
    }
}
