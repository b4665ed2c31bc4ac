// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EthFlowOrder, IEthFlow, OnchainSignature} from "./interfaces/IEthFlow.sol";
import {ISettlement} from "./interfaces/ISettlement.sol";
import {IWETH} from "./interfaces/IWETH.sol";
import {BoundedCall} from "./libraries/BoundedCall.sol";
import {OrderLib} from "./libraries/OrderLib.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

/// @title Sells the native coin of users who cannot sign orders over it; see `IEthFlow`
contract EthFlow is IEthFlow {
    using SafeERC20 for IERC20;

    /// @dev Packed into one slot.
    struct Placed {
        address user;
        uint32 validTo;
    }

    bytes4 private constant MAGIC = 0x1626ba7e;
    address private constant OVER = address(type(uint160).max);
    uint8 private constant EIP1271 = 0;
    /// @dev Orders are signed for ever and expire here, so that no record of a fill can be freed while they live.
    uint32 private constant FOR_EVER = type(uint32).max;
    /// @dev What a user who is a contract may spend on receiving native coin.
    uint256 private constant REFUND_GAS = 50_000;

    /// @inheritdoc IEthFlow
    ISettlement public immutable settlement;
    /// @inheritdoc IEthFlow
    IWETH public immutable wrappedNative;
    /// @inheritdoc IEthFlow
    mapping(bytes32 orderHash => Placed) public orders;

    /// @param settlement_ Its allowance holder may take all wrapped coin here, which it does for signed orders alone.
    constructor(ISettlement settlement_) {
        settlement = settlement_;
        wrappedNative = settlement_.wrappedNative();
        IERC20(wrappedNative).forceApprove(settlement_.vaultRelayer(), type(uint256).max);
    }

    /// @notice Only the wrapped token pays native coin in.
    receive() external payable {
        if (msg.sender != address(wrappedNative)) {
            revert NotWrappedNative(msg.sender);
        }
    }

    /// @inheritdoc IEthFlow
    function createOrder(EthFlowOrder calldata order) external payable returns (bytes32 orderHash) {
        _requireCreatable(order);
        OrderLib.Order memory signed = _signed(order);
        orderHash = _hash(signed);
        if (orders[orderHash].user != address(0)) {
            revert OrderIsAlreadyOwned(orderHash);
        }
        orders[orderHash] = Placed(msg.sender, order.validTo);
        wrappedNative.deposit{value: msg.value}();
        emit OrderPlacement(
            msg.sender,
            signed,
            OnchainSignature(EIP1271, abi.encodePacked(address(this))),
            abi.encodePacked(order.quoteId, order.validTo)
        );
    }

    /// @inheritdoc IEthFlow
    function invalidateOrder(EthFlowOrder calldata order) external {
        bytes32 orderHash = _hash(_signed(order));
        if (!_tryInvalidate(order, orderHash)) {
            revert NotAllowedToInvalidateOrder(orderHash);
        }
    }

    /// @inheritdoc IEthFlow
    function invalidateOrdersIgnoringNotAllowed(EthFlowOrder[] calldata list) external {
        for (uint256 i = 0; i < list.length; ++i) {
            _tryInvalidate(list[i], _hash(_signed(list[i])));
        }
    }

    /// @inheritdoc IEthFlow
    function isValidSignature(bytes32 orderHash, bytes calldata) external view returns (bytes4) {
        Placed memory placed = orders[orderHash];
        bool valid = placed.user != address(0) && placed.user != OVER && placed.validTo >= block.timestamp;
        return valid ? MAGIC : bytes4(0xffffffff);
    }

    /// @dev The settlement books a fill before it takes what it sells, so what is left here is always what is not filled.
    function _tryInvalidate(EthFlowOrder calldata order, bytes32 orderHash) private returns (bool) {
        Placed memory placed = orders[orderHash];
        bool expired = placed.validTo < block.timestamp;
        if (placed.user == address(0) || placed.user == OVER || !(expired || placed.user == msg.sender)) {
            return false;
        }
        bytes memory orderUid = OrderLib.packUid(orderHash, address(this), FOR_EVER);
        uint256 filled = settlement.filledAmount(orderUid);
        if (filled >= order.sellAmount) {
            return false;
        }
        orders[orderHash].user = OVER;
        if (expired) {
            emit OrderRefund(orderUid, msg.sender);
        } else {
            emit OrderInvalidation(orderUid);
        }
        _payBack(placed.user, order.sellAmount - filled);
        return true;
    }

    /// @dev A user who does not take native coin gets the wrapped token; nobody's refusal may stop a list of refunds.
    function _payBack(address user, uint256 amount) private {
        wrappedNative.withdraw(amount);
        if (gasleft() * 63 / 64 < REFUND_GAS + REFUND_GAS / 2) {
            revert NotEnoughGas();
        }
        (bool taken,) = BoundedCall.tryCall(user, amount, REFUND_GAS, "", 0);
        if (!taken) {
            wrappedNative.deposit{value: amount}();
            IERC20(wrappedNative).safeTransfer(user, amount);
        }
    }

    function _requireCreatable(EthFlowOrder calldata order) private view {
        if (msg.value != order.sellAmount) {
            revert IncorrectEthAmount(msg.value, order.sellAmount);
        }
        if (order.sellAmount == 0 || order.buyAmount == 0) {
            revert ZeroAmount();
        }
        if (order.feeAmount != 0) {
            revert NonZeroFee();
        }
        if (order.receiver == address(0) || order.receiver == address(this)) {
            revert InvalidReceiver(order.receiver);
        }
        if (order.validTo < block.timestamp) {
            revert OrderIsAlreadyExpired();
        }
    }

    function _hash(OrderLib.Order memory signed) private view returns (bytes32) {
        return MessageHashUtils.toTypedDataHash(settlement.domainSeparator(), OrderLib.structHash(signed));
    }

    function _signed(EthFlowOrder calldata order) private view returns (OrderLib.Order memory) {
        return OrderLib.Order({
            sellToken: address(wrappedNative),
            buyToken: order.buyToken,
            receiver: order.receiver,
            sellAmount: order.sellAmount,
            buyAmount: order.buyAmount,
            validTo: FOR_EVER,
            appData: order.appData,
            feeAmount: order.feeAmount,
            kind: OrderLib.KIND_SELL,
            partiallyFillable: order.partiallyFillable,
            sellTokenBalance: OrderLib.BALANCE_ERC20,
            buyTokenBalance: OrderLib.BALANCE_ERC20
        });
    }
}
