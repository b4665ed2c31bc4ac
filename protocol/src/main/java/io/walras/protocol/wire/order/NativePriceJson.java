package io.walras.protocol.wire.order;

import java.math.BigDecimal;

/**
 * The answer to {@code GET /api/v1/token/{token}/native_price}.
 *
 * @param price native atoms per atom of the token
 */
public record NativePriceJson(BigDecimal price) {}
