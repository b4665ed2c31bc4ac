// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BundleLib} from "../../src/libraries/BundleLib.sol";
import {Eip712Domain} from "../../src/libraries/Eip712Domain.sol";
import {OrderLib} from "../../src/libraries/OrderLib.sol";
import {QuoteLib} from "../../src/libraries/QuoteLib.sol";
import {Vectors} from "../support/Vectors.sol";

contract TypesTest is Vectors {
    function setUp() public {
        _load("types.json");
    }

    function test_hashes_types_as_listed() public view {
        assertEq(_count(".types"), 6);
        for (uint256 i = 0; i < 6; ++i) {
            assertEq(keccak256(bytes(_text(_at(".types", i), ".type"))), _word(_at(".types", i), ".hash"));
        }
        assertEq(Eip712Domain.TYPE_HASH, _word(_at(".types", 0), ".hash"));
        assertEq(OrderLib.TYPE_HASH, _word(_at(".types", 1), ".hash"));
        assertEq(BundleLib.AWARD_TYPE_HASH, _word(_at(".types", 2), ".hash"));
        assertEq(QuoteLib.TYPE_HASH, _word(_at(".types", 5), ".hash"));
    }

    function test_hashes_words_as_listed() public view {
        assertEq(_count(".strings"), 6);
        for (uint256 i = 0; i < 6; ++i) {
            assertEq(keccak256(bytes(_text(_at(".strings", i), ".text"))), _word(_at(".strings", i), ".hash"));
        }
        assertEq(OrderLib.KIND_SELL, _word(_at(".strings", 0), ".hash"));
        assertEq(OrderLib.KIND_BUY, _word(_at(".strings", 1), ".hash"));
        assertEq(OrderLib.BALANCE_ERC20, _word(_at(".strings", 2), ".hash"));
    }

    function test_separates_domains_as_listed() public {
        Domains code = new Domains();
        uint256 count = _count(".domains");
        assertEq(count, 5);
        for (uint256 i = 0; i < count; ++i) {
            string memory row = _at(".domains", i);
            if (_uint(row, ".chainId") > type(uint64).max) {
                continue; // no EVM runs there; the row is for encoders
            }
            address place = _address(row, ".verifyingContract");
            vm.etch(place, address(code).code);
            vm.chainId(_uint(row, ".chainId"));
            assertEq(Domains(place).separator(_text(row, ".name"), _text(row, ".version")), _word(row, ".separator"));
        }
    }
}

contract Domains {
    function separator(string calldata name, string calldata version) external view returns (bytes32) {
        return Eip712Domain.separator(keccak256(bytes(name)), keccak256(bytes(version)));
    }
}
