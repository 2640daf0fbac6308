provider "azurerm" {
  features {}
}

resource "azurerm_resource_group" "rg" {
  name = "rg"
  location = "eastus"
}

resource "azurerm_virtual_network_gateway" "g" {
  resource_group_name = "rg"
  location = "eastus"
  name = "g"
  type = "Vpn"
  sku = "VpnGw2"
  vpn_type = "RouteBased"
}

resource "azurerm_virtual_network_gateway_connection" "sites" {
  resource_group_name = "rg"
  location = "eastus"
  name = "site-11"
  type = "IPsec"
  virtual_network_gateway_id = azurerm_virtual_network_gateway.g.id
}

resource "azurerm_virtual_network_gateway_connection" "network" {
  resource_group_name = "rg"
  location = "eastus"
  name = "network"
  type = "Vnet2Vnet"
  virtual_network_gateway_id = azurerm_virtual_network_gateway.g.id
}

resource "azurerm_virtual_network" "near" {
  resource_group_name = "rg"
  location = "eastus"
  name = "near"
  address_space = ["10.0.0.0/16"]
}

resource "azurerm_virtual_network_peering" "to_elsewhere" {
  resource_group_name = "rg"
  name = "p"
  virtual_network_name = "near"
  remote_virtual_network_id = "/subscriptions/s/resourceGroups/o/providers/Microsoft.Network/virtualNetworks/far"
}

resource "azurerm_data_factory" "f" {
  resource_group_name = "rg"
  location = "westeurope"
  name = "f"
}

resource "azurerm_data_factory_integration_runtime_azure" "idle" {
  resource_group_name = "rg"
  location = "westeurope"
  name = "idle"
  compute_type = "General"
  core_count = 8
  data_factory_id = azurerm_data_factory.f.id
}

resource "azurerm_data_factory_integration_runtime_azure" "busy" {
  resource_group_name = "rg"
  location = "westeurope"
  name = "busy"
  compute_type = "General"
  core_count = 8
  data_factory_id = azurerm_data_factory.f.id
}

resource "azurerm_data_factory_integration_runtime_self_hosted" "idle" {
  resource_group_name = "rg"
  name = "idle"
  data_factory_id = azurerm_data_factory.f.id
}

resource "azurerm_data_factory_integration_runtime_self_hosted" "busy" {
  resource_group_name = "rg"
  name = "busy"
  data_factory_id = azurerm_data_factory.f.id
}
