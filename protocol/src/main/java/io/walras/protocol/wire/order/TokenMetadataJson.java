package io.walras.protocol.wire.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.walras.protocol.num.Uint256;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code GET /api/v1/token/{token}/metadata}.
 *
 * @param firstTradeBlock the block of the first trade here that is mined; null if there is none
 * @param nativePrice price of 10^18 atoms in wei; null if there is no route to the native coin
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokenMetadataJson(
        @Nullable Long firstTradeBlock, @Nullable Uint256 nativePrice) {}
