// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AllowanceHolder} from "./AllowanceHolder.sol";
import {AuctionSession} from "./AuctionSession.sol";
import {AwardGate} from "./AwardGate.sol";
import {InteractionExecutor} from "./InteractionExecutor.sol";
import {OrderLedger} from "./OrderLedger.sol";
import {TokenBooks} from "./TokenBooks.sol";
import {IAllowanceHolder} from "./interfaces/IAllowanceHolder.sol";
import {IInteractionExecutor} from "./interfaces/IInteractionExecutor.sol";
import {ISettlement} from "./interfaces/ISettlement.sol";
import {ISolverRegistry} from "./interfaces/ISolverRegistry.sol";
import {IWETH} from "./interfaces/IWETH.sol";
import {BundleLib} from "./libraries/BundleLib.sol";
import {FillLib} from "./libraries/FillLib.sol";
import {LimitOrderLib} from "./libraries/LimitOrderLib.sol";
import {LimitFill, LimitOrder} from "./types/QuoteTypes.sol";
import {Award, Bundle, FeeShare, Interaction, Trade as TradeData} from "./types/SettlementTypes.sol";

/// @title Settles the bundle that won an auction; see `ISettlement`
/// @dev Reads as a table of contents: `AwardGate` decides whether a bundle may settle, `OrderLedger` whether each trade
/// is what its owner signed, `TokenBooks` that nothing goes missing, and this contract moves the tokens in between.
contract Settlement is AwardGate, AuctionSession, OrderLedger, TokenBooks {
    uint256 private constant PRE = 0;
    uint256 private constant INTRA = 1;
    uint256 private constant POST = 2;

    IAllowanceHolder private immutable _allowanceHolder;
    address private immutable _quoteSettler;
    address private immutable _hooksTrampoline;
    /// @inheritdoc ISettlement
    IInteractionExecutor public immutable executor;

    /// @param name EIP-712 domain name of orders; CoW's clients sign for "Gnosis Protocol".
    /// @param version EIP-712 domain version of orders; CoW's clients sign for "v2".
    /// @param auctioneer_ The signer of awards, for ever.
    /// @param registry_ The bonded solvers.
    /// @param wrappedNative_ The chain's wrapped native coin.
    /// @param quoteSettler The allowance holder's second operator, deployed after this contract; zero for none.
    constructor(
        string memory name,
        string memory version,
        address auctioneer_,
        ISolverRegistry registry_,
        IWETH wrappedNative_,
        address quoteSettler
    ) AwardGate(auctioneer_, registry_) OrderLedger(name, version) TokenBooks(wrappedNative_) {
        _quoteSettler = quoteSettler;
        _allowanceHolder = new AllowanceHolder(address(this), quoteSettler);
        executor = new InteractionExecutor(address(this), address(_allowanceHolder), address(registry_), wrappedNative_);
        _hooksTrampoline = address(executor.hooksTrampoline());
    }

    /// @inheritdoc ISettlement
    function settle(
        address[] memory tokens,
        uint256[] memory sellPrices,
        uint256[] memory buyPrices,
        TradeData[] memory trades,
        Interaction[][3] memory interactions,
        Award calldata award,
        bytes calldata auctioneerSignature
    ) external nonReentrant inSession(award) {
        Bundle memory bundle = Bundle(tokens, sellPrices, buyPrices, trades, interactions);
        _useAward(award, BundleLib.hash(bundle), auctioneerSignature);
        BundleLib.requireUniformPrices(bundle, address(wrappedNative));
        _requireOutsider(award.payout);
        _settle(bundle, award.payout);
        emit Settlement(award.solver);
        emit AwardSettled(award.auctionId, award.bundleHash, award.solver);
    }

    /// @inheritdoc ISettlement
    /// @dev Not guarded against reentrance: it is meant to be called in the middle of a settlement.
    function fillAtLimit(LimitOrder calldata order, uint256 executedAmount, bytes calldata signature)
        external
        returns (LimitFill memory)
    {
        if (msg.sender != _quoteSettler) {
            revert NotQuoteSettler(msg.sender);
        }
        (Bundle memory bundle, TradeData memory trade) = LimitOrderLib.asTrade(order, executedAmount, signature);
        Fill memory fill = _verify(bundle, trade);
        address receiver = _receiverOf(trade, fill);
        _requireOutsider(receiver);
        return LimitFill(fill.orderUid, fill.owner, receiver, fill.userIn, fill.userOut);
    }

    /// @inheritdoc ISettlement
    function vaultRelayer() external view returns (address) {
        return address(_allowanceHolder);
    }

    function _settle(Bundle memory bundle, address payout) private {
        Books memory books = _openBooks(bundle.tokens);
        bool swept = _interact(bundle, PRE);
        Fill[] memory fills = _verifyAll(bundle, books);
        _collect(bundle, fills);
        if (_interact(bundle, INTRA) || swept) {
            executor.sweep(books.tokens);
        }
        _coverDebts(books);
        _disburse(bundle, fills);
        if (_interact(bundle, POST)) {
            executor.sweep(books.tokens);
        }
        _closeBooks(books, payout);
    }

    function _interact(Bundle memory bundle, uint256 phase) private returns (bool any) {
        any = bundle.interactions[phase].length > 0;
        if (any) {
            executor.execute(phase, bundle.interactions[phase]);
        }
    }

    /// @dev Every trade is verified and booked before the first token moves.
    function _verifyAll(Bundle memory bundle, Books memory books) private returns (Fill[] memory fills) {
        fills = new Fill[](bundle.trades.length);
        for (uint256 i = 0; i < fills.length; ++i) {
            TradeData memory trade = bundle.trades[i];
            Fill memory fill = _verify(bundle, trade);
            _requireOutsider(_receiverOf(trade, fill));
            _requireFeePaid(trade, fill);
            _owe(books, trade.buyTokenIndex, fill.userOut);
            _owe(books, _feeTokenIndex(trade, fill), trade.protocolFee);
            fills[i] = fill;
        }
    }

    /// @dev Users pay the executor only if it has something to do with the tokens.
    function _collect(Bundle memory bundle, Fill[] memory fills) private {
        address to = bundle.interactions[INTRA].length > 0 ? address(executor) : address(this);
        for (uint256 i = 0; i < fills.length; ++i) {
            address sellToken = bundle.tokens[bundle.trades[i].sellTokenIndex];
            _allowanceHolder.pull(sellToken, fills[i].owner, to, fills[i].userIn);
        }
    }

    function _disburse(Bundle memory bundle, Fill[] memory fills) private {
        for (uint256 i = 0; i < fills.length; ++i) {
            TradeData memory trade = bundle.trades[i];
            Fill memory fill = fills[i];
            _pay(bundle.tokens[trade.buyTokenIndex], _receiverOf(trade, fill), fill.userOut);
            address feeToken = bundle.tokens[_feeTokenIndex(trade, fill)];
            for (uint256 j = 0; j < trade.feeShares.length; ++j) {
                FeeShare memory share = trade.feeShares[j];
                _pay(feeToken, share.recipient, share.amount);
                emit ProtocolFeePaid(fill.orderUid, feeToken, share.recipient, share.amount);
            }
        }
    }

    function _requireFeePaid(TradeData memory trade, Fill memory fill) private view {
        uint256 paid = 0;
        for (uint256 i = 0; i < trade.feeShares.length; ++i) {
            _requireOutsider(trade.feeShares[i].recipient);
            paid = FillLib.add(paid, trade.feeShares[i].amount);
        }
        if (paid != trade.protocolFee) {
            revert ProtocolFeeNotPaid(fill.orderUid, trade.protocolFee, paid);
        }
    }

    /// @dev A payment to one of our own contracts would be lost, or counted as the bundle's.
    function _requireOutsider(address receiver) private view {
        if (
            receiver == address(0) || receiver == address(this) || receiver == address(executor)
                || receiver == address(_allowanceHolder) || receiver == address(registry) || receiver == _quoteSettler
                || receiver == _hooksTrampoline
        ) {
            revert InvalidReceiver(receiver);
        }
    }

    function _receiverOf(TradeData memory trade, Fill memory fill) private pure returns (address) {
        return trade.receiver == address(0) ? fill.owner : trade.receiver;
    }

    /// @dev The protocol fee is taken on the side where the owner's limit leaves room: what a sell order receives, what
    /// a buy order pays.
    function _feeTokenIndex(TradeData memory trade, Fill memory fill) private pure returns (uint256) {
        return fill.isBuy ? trade.sellTokenIndex : trade.buyTokenIndex;
    }
}
