package io.walras.protocol.wire.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.Objects;

/** Something a solution does besides moving the users' tokens, tagged by {@code kind}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = InteractionJson.Liquidity.class, name = "liquidity"),
    @JsonSubTypes.Type(value = InteractionJson.Custom.class, name = "custom")
})
public sealed interface InteractionJson {
    /** Whether the settlement's buffers may replace it. */
    boolean internalize();

    /**
     * A swap through liquidity of the request; amounts in atoms.
     *
     * @param id the liquidity's id
     */
    record Liquidity(
            @JsonProperty(required = true) boolean internalize,
            String id,
            Address inputToken,
            Address outputToken,
            Uint256 inputAmount,
            Uint256 outputAmount)
            implements InteractionJson {
        public Liquidity {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(inputToken, "inputToken");
            Objects.requireNonNull(outputToken, "outputToken");
            Objects.requireNonNull(inputAmount, "inputAmount");
            Objects.requireNonNull(outputAmount, "outputAmount");
        }
    }

    /**
     * A call the engine encoded itself.
     *
     * @param value wei sent along
     * @param allowances what the call may pull from the settlement
     * @param inputs tokens it takes
     * @param outputs tokens it gives
     */
    record Custom(
            @JsonProperty(required = true) boolean internalize,
            Address target,
            Uint256 value,
            Bytes callData,
            List<AllowanceJson> allowances,
            List<AssetJson> inputs,
            List<AssetJson> outputs)
            implements InteractionJson {
        public Custom {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(callData, "callData");
            allowances = List.copyOf(Objects.requireNonNull(allowances, "allowances"));
            inputs = List.copyOf(Objects.requireNonNull(inputs, "inputs"));
            outputs = List.copyOf(Objects.requireNonNull(outputs, "outputs"));
        }
    }

    /** An allowance in atoms that lasts as long as its interaction. */
    record AllowanceJson(Address token, Address spender, Uint256 amount) {
        public AllowanceJson {
            Objects.requireNonNull(token, "token");
            Objects.requireNonNull(spender, "spender");
            Objects.requireNonNull(amount, "amount");
        }
    }

    /** An amount of a token in atoms. */
    record AssetJson(Address token, Uint256 amount) {
        public AssetJson {
            Objects.requireNonNull(token, "token");
            Objects.requireNonNull(amount, "amount");
        }
    }
}
