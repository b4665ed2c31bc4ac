package io.walras.protocol.wire.engine;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A contract that a settlement is to be called through; read and written, but not settled here.
 *
 * @param isOmittable in a request, whether the order may be settled without it; absent in a solution
 */
public record WrapperJson(
        Address address, Bytes data, @Nullable Boolean isOmittable) {
    public WrapperJson {
        Objects.requireNonNull(address, "address");
        data = Absent.or(data, Bytes.EMPTY);
    }
}
