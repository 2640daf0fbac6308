provider "azurerm" {
  features {}
}

provider "azurerm" {
  alias           = "hub"
  subscription_id = "00000000-0000-0000-0000-000000000001"
  features {}
}

variable "location" {
  default = "West Europe"
}

data "azurerm_resource_group" "shared" {
  provider = azurerm.hub
  name     = "rg-shared"
}

resource "azurerm_resource_group" "shop" {
  name     = "rg-shop"
  location = var.location
}

resource "azurerm_virtual_network" "shop" {
  name                = "shop"
  location            = azurerm_resource_group.shop.location
  resource_group_name = azurerm_resource_group.shop.name
  address_space       = ["10.0.0.0/16"]
}

resource "azurerm_subnet" "shop" {
  name                 = "shop"
  virtual_network_name = azurerm_virtual_network.shop.name
  resource_group_name  = azurerm_resource_group.shop.name
  address_prefixes     = ["10.0.1.0/24"]
}

resource "azurerm_dns_zone" "shared" {
  provider            = azurerm.hub
  name                = "example.org"
  resource_group_name = data.azurerm_resource_group.shared.name
}

resource "azurerm_dns_zone" "elsewhere" {
  name                = "example.net"
  resource_group_name = "rg-made-by-hand"
}

resource "azurerm_user_assigned_identity" "scale" {
  name                = "scale"
  location            = terraform_data.location.output
  resource_group_name = azurerm_resource_group.shop.name
}

resource "terraform_data" "location" {
  input = "westeurope"
}

module "storage" {
  source = "./storage"
  group  = azurerm_resource_group.shop
}
