// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISettlement} from "./interfaces/ISettlement.sol";
import {Eip712Domain} from "./libraries/Eip712Domain.sol";
import {FillLib} from "./libraries/FillLib.sol";
import {OrderLib} from "./libraries/OrderLib.sol";
import {SignatureLib} from "./libraries/SignatureLib.sol";
import {TradeFlags} from "./libraries/TradeFlags.sol";
import {Bundle, NATIVE, SigningScheme, Trade as TradeData} from "./types/SettlementTypes.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

/// @title What owners signed, how much of it is filled, and whether a trade keeps to it
abstract contract OrderLedger is ISettlement, ReentrancyGuardTransient {
    /// @dev A verified trade, ready to be paid.
    struct Fill {
        bytes orderUid;
        address owner;
        bool isBuy;
        uint256 userIn;
        uint256 userOut;
    }

    /// @dev The fixed facts of a trade while it is verified.
    struct Terms {
        address sellToken;
        address buyToken;
        uint256 sellPrice;
        uint256 buyPrice;
        bool partiallyFillable;
        SigningScheme scheme;
    }

    uint256 private constant PRE_SIGNED = uint256(keccak256("GPv2Signing.Scheme.PreSign"));

    bytes32 private immutable _nameHash;
    bytes32 private immutable _versionHash;

    /// @inheritdoc ISettlement
    mapping(bytes orderUid => uint256) public filledAmount;
    /// @inheritdoc ISettlement
    mapping(bytes orderUid => uint256) public preSignature;

    constructor(string memory name, string memory version) {
        _nameHash = keccak256(bytes(name));
        _versionHash = keccak256(bytes(version));
    }

    /// @inheritdoc ISettlement
    function setPreSignature(bytes calldata orderUid, bool signed) external nonReentrant {
        address owner = _requireOwner(orderUid);
        preSignature[orderUid] = signed ? PRE_SIGNED : 0;
        emit PreSignature(owner, orderUid, signed);
    }

    /// @inheritdoc ISettlement
    function invalidateOrder(bytes calldata orderUid) external nonReentrant {
        address owner = _requireOwner(orderUid);
        filledAmount[orderUid] = type(uint256).max;
        emit OrderInvalidated(owner, orderUid);
    }

    /// @inheritdoc ISettlement
    function domainSeparator() public view returns (bytes32) {
        return Eip712Domain.separator(_nameHash, _versionHash);
    }

    /// @dev Proves consent, computes the fill, checks limit and remainder, and books it. Nothing has moved yet.
    function _verify(Bundle memory bundle, TradeData memory trade) internal returns (Fill memory fill) {
        Terms memory terms;
        (fill.isBuy, terms.partiallyFillable, terms.scheme) = TradeFlags.decode(trade.flags);
        _readTokens(bundle, trade, terms);
        _identify(trade, terms, fill);
        _computeAmounts(trade, terms, fill);
        if (!FillLib.respectsLimit(fill.userIn, fill.userOut, trade.sellAmount, trade.buyAmount)) {
            revert LimitPriceNotRespected(fill.orderUid);
        }
        _book(trade, fill);
        emit Trade(
            fill.owner, terms.sellToken, terms.buyToken, fill.userIn, fill.userOut, trade.networkFee, fill.orderUid
        );
    }

    function _readTokens(Bundle memory bundle, TradeData memory trade, Terms memory terms) private pure {
        if (trade.sellTokenIndex >= bundle.tokens.length) {
            revert TokenIndexOutOfRange(trade.sellTokenIndex);
        }
        if (trade.buyTokenIndex >= bundle.tokens.length) {
            revert TokenIndexOutOfRange(trade.buyTokenIndex);
        }
        terms.sellToken = bundle.tokens[trade.sellTokenIndex];
        terms.buyToken = bundle.tokens[trade.buyTokenIndex];
        terms.sellPrice = bundle.sellPrices[trade.sellTokenIndex];
        terms.buyPrice = bundle.buyPrices[trade.buyTokenIndex];
        if (terms.sellToken == NATIVE) {
            revert NativeSellToken();
        }
    }

    /// @dev Whose order it is, proven by its signature, and that it is still valid.
    function _identify(TradeData memory trade, Terms memory terms, Fill memory fill) private view {
        bytes32 digest = MessageHashUtils.toTypedDataHash(domainSeparator(), _structHash(trade, terms, fill.isBuy));
        fill.owner = SignatureLib.ownerOf(terms.scheme, digest, trade.signature);
        fill.orderUid = OrderLib.packUid(digest, fill.owner, trade.validTo);
        if (terms.scheme == SigningScheme.PreSign && preSignature[fill.orderUid] != PRE_SIGNED) {
            revert NotPresigned(fill.orderUid);
        }
        if (trade.validTo < block.timestamp) {
            revert OrderExpired(fill.orderUid, trade.validTo);
        }
    }

    function _structHash(TradeData memory trade, Terms memory terms, bool isBuy) private pure returns (bytes32) {
        return OrderLib.structHash(
            OrderLib.Order({
                sellToken: terms.sellToken,
                buyToken: terms.buyToken,
                receiver: trade.receiver,
                sellAmount: trade.sellAmount,
                buyAmount: trade.buyAmount,
                validTo: trade.validTo,
                appData: trade.appData,
                feeAmount: 0,
                kind: isBuy ? OrderLib.KIND_BUY : OrderLib.KIND_SELL,
                partiallyFillable: terms.partiallyFillable,
                sellTokenBalance: OrderLib.BALANCE_ERC20,
                buyTokenBalance: OrderLib.BALANCE_ERC20
            })
        );
    }

    function _computeAmounts(TradeData memory trade, Terms memory terms, Fill memory fill) private pure {
        if (fill.isBuy) {
            fill.userOut = terms.partiallyFillable ? trade.executedAmount : trade.buyAmount;
            fill.userIn =
                FillLib.buyCost(fill.userOut, trade.networkFee, trade.protocolFee, terms.sellPrice, terms.buyPrice);
        } else {
            fill.userIn = terms.partiallyFillable ? trade.executedAmount : trade.sellAmount;
            fill.userOut =
                FillLib.sellProceeds(fill.userIn, trade.networkFee, trade.protocolFee, terms.sellPrice, terms.buyPrice);
        }
        // A sell order that pays nothing receives nothing, so this is the only emptiness there is. Paying nothing for
        // something is what rounding down may give the last atoms of a buy order.
        if (fill.userOut == 0) {
            revert ZeroFill(fill.orderUid);
        }
    }

    /// @dev Counts the fill before anything is paid. An invalidated order counts as filled beyond any limit; a
    /// fill-or-kill order always asks for its whole limit, so it fits only once.
    function _book(TradeData memory trade, Fill memory fill) private {
        uint256 amount = fill.isBuy ? fill.userOut : fill.userIn;
        uint256 limit = fill.isBuy ? trade.buyAmount : trade.sellAmount;
        uint256 filled = filledAmount[fill.orderUid];
        if (filled > limit || amount > limit - filled) {
            revert OrderOverfilled(fill.orderUid);
        }
        filledAmount[fill.orderUid] = filled + amount;
    }

    function _requireOwner(bytes calldata orderUid) private view returns (address owner) {
        owner = OrderLib.ownerOf(orderUid);
        if (owner != msg.sender) {
            revert NotOrderOwner(msg.sender, owner);
        }
    }
}
