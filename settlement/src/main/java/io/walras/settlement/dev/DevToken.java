package io.walras.settlement.dev;

import io.walras.protocol.chain.Bytes;
import java.math.BigInteger;
import java.util.List;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Utf8String;
import org.web3j.abi.datatypes.generated.Uint8;
import org.web3j.utils.Numeric;

/** The token of development networks: anyone may mint any amount of it. */
public final class DevToken {
    private DevToken() {}

    /** The code that creates a token with these properties. */
    public static Bytes creationCode(String name, String symbol, int decimals) {
        String arguments = FunctionEncoder.encodeConstructor(
                List.of(new Utf8String(name), new Utf8String(symbol), new Uint8(BigInteger.valueOf(decimals))));
        return Bytes.concat(
                Numeric.hexStringToByteArray(io.walras.contracts.DevToken.BINARY),
                Numeric.hexStringToByteArray(arguments));
    }
}
