package io.walras.settlement.dev;

import io.walras.protocol.chain.Bytes;
import io.walras.settlement.abi.Web3jTypes;
import java.math.BigInteger;
import java.util.List;
import org.web3j.abi.datatypes.Utf8String;
import org.web3j.abi.datatypes.generated.Uint8;

/** The token of development networks: anyone may mint any amount of it. */
public final class DevToken {
    private DevToken() {}

    /** The code that creates a token with these properties. */
    public static Bytes creationCode(String name, String symbol, int decimals) {
        Bytes arguments = Web3jTypes.encode(
                List.of(new Utf8String(name), new Utf8String(symbol), new Uint8(BigInteger.valueOf(decimals))));
        Bytes code = Bytes.fromHex("0x" + io.walras.contracts.DevToken.BINARY);
        return Bytes.concat(code.toArray(), arguments.toArray());
    }
}
