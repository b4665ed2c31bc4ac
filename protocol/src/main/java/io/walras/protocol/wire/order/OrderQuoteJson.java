package io.walras.protocol.wire.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code POST /api/v1/quote}.
 *
 * @param expiration RFC 3339 moment until which an order can be linked to the quote; 1970 for one that is not kept
 * @param id to be named when the order is posted; null for a quote that is not kept
 * @param verified whether the settlement was simulated and went well
 * @param protocolFeeBps volume fee in basis points that the amounts already contain; null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderQuoteJson(
        Quote quote,
        Address from,
        String expiration,
        @Nullable Long id,
        boolean verified,
        @Nullable String protocolFeeBps) {

    /**
     * What an order could be signed for.
     *
     * @param sellAmount sell atoms without the network fee
     * @param buyAmount buy atoms that the receiver gets
     * @param appData as it was asked: the document, or its hash
     * @param appDataHash null if only the hash was given
     * @param feeAmount network fee in sell atoms: ceil(gasAmount * gasPrice / sellTokenPrice)
     * @param gasAmount gas units, a decimal
     * @param gasPrice wei per gas unit, a decimal
     * @param sellTokenPrice native atoms per sell-token atom, a decimal
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Quote(
            Address sellToken,
            Address buyToken,
            @Nullable Address receiver,
            Uint256 sellAmount,
            Uint256 buyAmount,
            long validTo,
            String appData,
            @Nullable Bytes32 appDataHash,
            Uint256 feeAmount,
            String gasAmount,
            String gasPrice,
            String sellTokenPrice,
            String kind,
            boolean partiallyFillable,
            String sellTokenBalance,
            String buyTokenBalance,
            String signingScheme) {}
}
