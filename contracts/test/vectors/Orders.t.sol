// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {OrderLib} from "../../src/libraries/OrderLib.sol";
import {SignatureLib} from "../../src/libraries/SignatureLib.sol";
import {SigningScheme} from "../../src/types/SettlementTypes.sol";
import {Vectors} from "../support/Vectors.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

contract OrdersTest is Vectors {
    function setUp() public {
        _load("orders.json");
    }

    function test_hashes_identifies_and_recovers_every_order() public view {
        uint256 count = _count(".orders");
        assertEq(count, 14);
        for (uint256 i = 0; i < count; ++i) {
            _check(_at(".orders", i));
        }
    }

    function _check(string memory row) private view {
        string memory name = _text(row, ".name");
        bytes32 structHash = OrderLib.structHash(_order(row));
        assertEq(structHash, _word(row, ".structHash"), name);
        bytes32 digest = MessageHashUtils.toTypedDataHash(_word(row, ".domainSeparator"), structHash);
        assertEq(digest, _word(row, ".digest"), name);
        address owner = _address(row, ".owner");
        assertEq(OrderLib.packUid(digest, owner, uint32(_uint(row, ".validTo"))), _bytes(row, ".uid"), name);
        bytes memory eip712 = _bytes(row, ".eip712Signature");
        assertEq(SignatureLib.ownerOf(SigningScheme.Eip712, digest, eip712), owner, name);
        bytes memory ethSign = _bytes(row, ".ethSignSignature");
        assertEq(SignatureLib.ownerOf(SigningScheme.EthSign, digest, ethSign), owner, name);
    }

    function _order(string memory row) private view returns (OrderLib.Order memory order) {
        order.sellToken = _address(row, ".sellToken");
        order.buyToken = _address(row, ".buyToken");
        order.receiver = _address(row, ".receiver");
        order.sellAmount = _uint(row, ".sellAmount");
        order.buyAmount = _uint(row, ".buyAmount");
        order.validTo = uint32(_uint(row, ".validTo"));
        order.appData = _word(row, ".appData");
        order.feeAmount = _uint(row, ".feeAmount");
        order.kind = keccak256(bytes(_text(row, ".kind")));
        order.partiallyFillable = _bool(row, ".partiallyFillable");
        order.sellTokenBalance = keccak256(bytes(_text(row, ".sellTokenBalance")));
        order.buyTokenBalance = keccak256(bytes(_text(row, ".buyTokenBalance")));
    }
}
