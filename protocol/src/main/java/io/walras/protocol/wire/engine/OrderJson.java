package io.walras.protocol.wire.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order as a request offers it. Amounts are in atoms. Fields that no baseline solver needs may be left out by older
 * senders; they then take the value that the uid holds or the one every order of ours has.
 *
 * @param sellAmount what is available of the sell amount now
 * @param fullSellAmount the signed sell amount
 * @param buyAmount the limit that goes with {@code sellAmount}
 * @param fullBuyAmount the signed buy amount
 * @param validTo last unix second, inclusive, at which the order may be filled
 * @param receiver gets what is bought; null for the owner
 * @param orderClass who takes the network fee
 * @param appData hash of the order's app-data document
 */
public record OrderJson(
        OrderUid uid,
        Address sellToken,
        Address buyToken,
        Uint256 sellAmount,
        Uint256 fullSellAmount,
        Uint256 buyAmount,
        Uint256 fullBuyAmount,
        Long validTo,
        OrderKind kind,
        @Nullable Address receiver,
        Address owner,
        @JsonProperty(required = true) boolean partiallyFillable,
        List<CallJson> preInteractions,
        List<CallJson> postInteractions,
        TokenBalance sellTokenSource,
        TokenBalance buyTokenDestination,
        @JsonProperty("class") OrderClass orderClass,
        Bytes32 appData,
        @Nullable FlashloanJson flashloanHint,
        @Nullable List<WrapperJson> wrappers,
        SigningScheme signingScheme,
        Bytes signature) {
    public OrderJson {
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(sellToken, "sellToken");
        Objects.requireNonNull(buyToken, "buyToken");
        Objects.requireNonNull(sellAmount, "sellAmount");
        Objects.requireNonNull(buyAmount, "buyAmount");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(orderClass, "class");
        fullSellAmount = Absent.or(fullSellAmount, sellAmount);
        fullBuyAmount = Absent.or(fullBuyAmount, buyAmount);
        validTo = Absent.or(validTo, uid.validTo());
        if (validTo < 0 || validTo > Order.MAX_VALID_TO) {
            throw new IllegalArgumentException("validTo does not fit 32 bits: " + validTo);
        }
        owner = Absent.or(owner, uid.owner());
        preInteractions = Absent.list(preInteractions);
        postInteractions = Absent.list(postInteractions);
        sellTokenSource = Absent.balance(sellTokenSource);
        buyTokenDestination = Absent.balance(buyTokenDestination);
        appData = Absent.or(appData, Bytes32.ZERO);
        wrappers = wrappers == null ? null : List.copyOf(wrappers);
        signingScheme = Absent.or(signingScheme, SigningScheme.EIP712);
        signature = Absent.or(signature, Bytes.EMPTY);
    }
}
