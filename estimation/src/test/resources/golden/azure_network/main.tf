provider "azurerm" {
  features {}
}

resource "azurerm_resource_group" "example" {
  name     = "example"
  location = "eastus"
}

resource "azurerm_public_ip" "static" {
  name                = "a"
  allocation_method   = "Static"
  sku                 = "Basic"
  sku_tier            = "Regional"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_public_ip" "dynamic" {
  name                = "b"
  allocation_method   = "Dynamic"
  sku                 = "Basic"
  sku_tier            = "Regional"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_public_ip" "global" {
  name                = "c"
  allocation_method   = "Static"
  sku                 = "Standard"
  sku_tier            = "Global"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_public_ip" "standard" {
  name                = "d"
  allocation_method   = "Static"
  sku                 = "Standard"
  sku_tier            = "Regional"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_public_ip_prefix" "p" {
  name                = "e"
  prefix_length       = 30
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_nat_gateway" "n" {
  name                = "f"
  sku_name            = "Standard"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_lb" "standard" {
  name                = "g"
  sku                 = "Standard"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_lb" "basic" {
  name                = "h"
  sku                 = "Basic"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_lb_rule" "standard" {
  name                           = "i"
  loadbalancer_id                = azurerm_lb.standard.id
  protocol                       = "Tcp"
  frontend_port                  = 80
  backend_port                   = 80
  frontend_ip_configuration_name = "x"
}

resource "azurerm_lb_rule" "basic" {
  name                           = "j"
  loadbalancer_id                = azurerm_lb.basic.id
  protocol                       = "Tcp"
  frontend_port                  = 80
  backend_port                   = 80
  frontend_ip_configuration_name = "x"
}

resource "azurerm_lb_outbound_rule" "standard" {
  name                    = "k"
  loadbalancer_id         = azurerm_lb.standard.id
  protocol                = "Tcp"
  backend_address_pool_id = "x"
}

resource "azurerm_virtual_network_gateway" "basic" {
  name                = "l"
  type                = "Vpn"
  sku                 = "Basic"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_virtual_network_gateway" "one" {
  name                = "m"
  type                = "Vpn"
  sku                 = "VpnGw1"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_virtual_network_gateway" "zones" {
  name                = "n"
  type                = "Vpn"
  sku                 = "VpnGw1AZ"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_virtual_network_gateway_connection" "one" {
  name                       = "o"
  type                       = "IPsec"
  virtual_network_gateway_id = azurerm_virtual_network_gateway.one.id
  resource_group_name        = azurerm_resource_group.example.name
  location                   = azurerm_resource_group.example.location
}

resource "azurerm_virtual_network_gateway_connection" "basic" {
  name                       = "p"
  type                       = "IPsec"
  virtual_network_gateway_id = azurerm_virtual_network_gateway.basic.id
  resource_group_name        = azurerm_resource_group.example.name
  location                   = azurerm_resource_group.example.location
}

resource "azurerm_virtual_wan" "w" {
  name                = "q"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_virtual_hub" "h" {
  name                = "r"
  virtual_wan_id      = azurerm_virtual_wan.w.id
  address_prefix      = "10.0.1.0/24"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_vpn_gateway" "v" {
  name                = "s"
  virtual_hub_id      = azurerm_virtual_hub.h.id
  scale_unit          = 2
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_vpn_gateway_connection" "v" {
  name               = "t"
  vpn_gateway_id     = azurerm_vpn_gateway.v.id
  remote_vpn_site_id = "x"
}

resource "azurerm_point_to_site_vpn_gateway" "p" {
  name                = "u"
  virtual_hub_id      = azurerm_virtual_hub.h.id
  scale_unit          = 1
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_express_route_gateway" "e" {
  name                = "v"
  virtual_hub_id      = azurerm_virtual_hub.h.id
  scale_units         = 1
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_express_route_connection" "e" {
  name                             = "w"
  express_route_gateway_id         = azurerm_express_route_gateway.e.id
  express_route_circuit_peering_id = "x"
}

resource "azurerm_virtual_network" "us" {
  name                = "us"
  address_space       = ["10.0.0.0/16"]
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_virtual_network" "eu" {
  name                = "eu"
  address_space       = ["10.1.0.0/16"]
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_virtual_network" "eu2" {
  name                = "eu2"
  address_space       = ["10.1.0.0/16"]
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_virtual_network" "jp" {
  name                = "jp"
  address_space       = ["10.1.0.0/16"]
  resource_group_name = azurerm_resource_group.example.name
  location            = "Japan West"
}

resource "azurerm_virtual_network_peering" "within" {
  name                      = "x"
  resource_group_name       = azurerm_resource_group.example.name
  virtual_network_name      = azurerm_virtual_network.eu.name
  remote_virtual_network_id = azurerm_virtual_network.eu2.id
}

resource "azurerm_virtual_network_peering" "zones" {
  name                      = "y"
  resource_group_name       = azurerm_resource_group.example.name
  virtual_network_name      = azurerm_virtual_network.eu.name
  remote_virtual_network_id = azurerm_virtual_network.jp.id
}

resource "azurerm_virtual_network_peering" "regions" {
  name                      = "z"
  resource_group_name       = azurerm_resource_group.example.name
  virtual_network_name      = azurerm_virtual_network.us.name
  remote_virtual_network_id = azurerm_virtual_network.eu.id
}

resource "azurerm_private_endpoint" "e" {
  name                = "aa"
  subnet_id           = "x"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_bastion_host" "b" {
  name                = "ab"
  sku                 = "Basic"
  resource_group_name = azurerm_resource_group.example.name
  location            = "Australia East"
}

resource "azurerm_firewall" "standard" {
  name                = "ac"
  sku_name            = "AZFW_VNet"
  sku_tier            = "Standard"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_firewall" "hub" {
  name                = "ad"
  sku_name            = "AZFW_Hub"
  sku_tier            = "Premium"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location

  virtual_hub {
    virtual_hub_id = azurerm_virtual_hub.h.id
  }
}

resource "azurerm_network_ddos_protection_plan" "d" {
  name                = "ae"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_network_watcher" "w" {
  name                = "af"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_network_watcher_flow_log" "f" {
  name                 = "ag"
  network_watcher_name = "x"
  enabled              = true
  resource_group_name  = azurerm_resource_group.example.name
  location             = "West Europe"

  traffic_analytics {
    enabled             = true
    interval_in_minutes = 10
  }
}

resource "azurerm_network_watcher_flow_log" "off" {
  name                 = "ah"
  network_watcher_name = "x"
  enabled              = false
  resource_group_name  = azurerm_resource_group.example.name
  location             = "West Europe"
}

resource "azurerm_network_connection_monitor" "groups" {
  name               = "ai"
  network_watcher_id = azurerm_network_watcher.w.id
  location           = "West Europe"

  test_group {
    name                     = "g"
    source_endpoints         = ["a", "b", "c"]
    destination_endpoints    = ["d", "e"]
    test_configuration_names = ["t", "u"]
  }
}

resource "azurerm_network_connection_monitor" "usage" {
  name               = "aj"
  network_watcher_id = azurerm_network_watcher.w.id
  location           = "West Europe"
}

resource "azurerm_application_gateway" "standard" {
  name                = "ak"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location

  sku {
    name     = "Standard_v2"
    tier     = "Standard_v2"
    capacity = 2
  }
}

resource "azurerm_application_gateway" "waf" {
  name                = "al"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location

  sku {
    name = "WAF_v2"
    tier = "WAF_v2"
  }

  autoscale_configuration {
    min_capacity = 10
    max_capacity = 20
  }
}

resource "azurerm_dns_zone" "z" {
  name                = "example.com"
  resource_group_name = azurerm_resource_group.example.name
}

resource "azurerm_dns_a_record" "r" {
  name                = "a"
  zone_name           = azurerm_dns_zone.z.name
  resource_group_name = azurerm_resource_group.example.name
  ttl                 = 300
}

resource "azurerm_dns_aaaa_record" "r" {
  name                = "aaaa"
  zone_name           = azurerm_dns_zone.z.name
  resource_group_name = azurerm_resource_group.example.name
  ttl                 = 300
}

resource "azurerm_dns_caa_record" "r" {
  name                = "caa"
  zone_name           = azurerm_dns_zone.z.name
  resource_group_name = azurerm_resource_group.example.name
  ttl                 = 300
}

resource "azurerm_dns_cname_record" "r" {
  name                = "cname"
  zone_name           = azurerm_dns_zone.z.name
  resource_group_name = azurerm_resource_group.example.name
  ttl                 = 300
}

resource "azurerm_dns_mx_record" "r" {
  name                = "mx"
  zone_name           = azurerm_dns_zone.z.name
  resource_group_name = azurerm_resource_group.example.name
  ttl                 = 300
}

resource "azurerm_dns_ns_record" "r" {
  name                = "ns"
  zone_name           = azurerm_dns_zone.z.name
  resource_group_name = azurerm_resource_group.example.name
  ttl                 = 300
}

resource "azurerm_dns_ptr_record" "r" {
  name                = "ptr"
  zone_name           = azurerm_dns_zone.z.name
  resource_group_name = azurerm_resource_group.example.name
  ttl                 = 300
}

resource "azurerm_dns_srv_record" "r" {
  name                = "srv"
  zone_name           = azurerm_dns_zone.z.name
  resource_group_name = azurerm_resource_group.example.name
  ttl                 = 300
}

resource "azurerm_dns_txt_record" "r" {
  name                = "txt"
  zone_name           = azurerm_dns_zone.z.name
  resource_group_name = azurerm_resource_group.example.name
  ttl                 = 300
}

resource "azurerm_private_dns_zone" "z" {
  name                = "example.internal"
  resource_group_name = azurerm_resource_group.example.name
}

resource "azurerm_private_dns_a_record" "r" {
  name                = "a"
  zone_name           = azurerm_private_dns_zone.z.name
  resource_group_name = azurerm_resource_group.example.name
  ttl                 = 300
}

resource "azurerm_private_dns_aaaa_record" "r" {
  name                = "aaaa"
  zone_name           = azurerm_private_dns_zone.z.name
  resource_group_name = azurerm_resource_group.example.name
  ttl                 = 300
}

resource "azurerm_private_dns_cname_record" "r" {
  name                = "cname"
  zone_name           = azurerm_private_dns_zone.z.name
  resource_group_name = azurerm_resource_group.example.name
  ttl                 = 300
}

resource "azurerm_private_dns_mx_record" "r" {
  name                = "mx"
  zone_name           = azurerm_private_dns_zone.z.name
  resource_group_name = azurerm_resource_group.example.name
  ttl                 = 300
}

resource "azurerm_private_dns_ptr_record" "r" {
  name                = "ptr"
  zone_name           = azurerm_private_dns_zone.z.name
  resource_group_name = azurerm_resource_group.example.name
  ttl                 = 300
}

resource "azurerm_private_dns_srv_record" "r" {
  name                = "srv"
  zone_name           = azurerm_private_dns_zone.z.name
  resource_group_name = azurerm_resource_group.example.name
  ttl                 = 300
}

resource "azurerm_private_dns_txt_record" "r" {
  name                = "txt"
  zone_name           = azurerm_private_dns_zone.z.name
  resource_group_name = azurerm_resource_group.example.name
  ttl                 = 300
}

resource "azurerm_private_dns_resolver_inbound_endpoint" "i" {
  name                    = "am"
  private_dns_resolver_id = "x"
  location                = "West Europe"
}

resource "azurerm_private_dns_resolver_outbound_endpoint" "o" {
  name                    = "an"
  private_dns_resolver_id = "x"
  location                = "West Europe"
}

resource "azurerm_private_dns_resolver_dns_forwarding_ruleset" "r" {
  name                = "ao"
  resource_group_name = azurerm_resource_group.example.name
  location            = "West Europe"
}

resource "azurerm_traffic_manager_profile" "t" {
  name                   = "ap"
  resource_group_name    = azurerm_resource_group.example.name
  traffic_routing_method = "Weighted"
  traffic_view_enabled   = true

  monitor_config {
    protocol            = "HTTP"
    port                = 80
    interval_in_seconds = 10
  }
}

resource "azurerm_traffic_manager_azure_endpoint" "t" {
  name               = "aq"
  profile_id         = azurerm_traffic_manager_profile.t.id
  target_resource_id = "x"
}

resource "azurerm_traffic_manager_external_endpoint" "t" {
  name       = "ar"
  profile_id = azurerm_traffic_manager_profile.t.id
  target     = "x"
}

resource "azurerm_traffic_manager_nested_endpoint" "t" {
  name               = "as"
  profile_id         = azurerm_traffic_manager_profile.t.id
  target_resource_id = "x"
  enabled            = false
}

resource "azurerm_frontdoor" "f" {
  name                = "at"
  resource_group_name = azurerm_resource_group.example.name

  routing_rule {
    name               = "r0"
    accepted_protocols = ["Https"]
    patterns_to_match  = ["/*"]
    frontend_endpoints = ["x"]
  }

  routing_rule {
    name               = "r1"
    accepted_protocols = ["Https"]
    patterns_to_match  = ["/*"]
    frontend_endpoints = ["x"]
  }

  routing_rule {
    name               = "r2"
    accepted_protocols = ["Https"]
    patterns_to_match  = ["/*"]
    frontend_endpoints = ["x"]
  }

  routing_rule {
    name               = "r3"
    accepted_protocols = ["Https"]
    patterns_to_match  = ["/*"]
    frontend_endpoints = ["x"]
  }

  routing_rule {
    name               = "r4"
    accepted_protocols = ["Https"]
    patterns_to_match  = ["/*"]
    frontend_endpoints = ["x"]
  }

  routing_rule {
    name               = "r5"
    accepted_protocols = ["Https"]
    patterns_to_match  = ["/*"]
    frontend_endpoints = ["x"]
  }

  routing_rule {
    name               = "r6"
    accepted_protocols = ["Https"]
    patterns_to_match  = ["/*"]
    frontend_endpoints = ["x"]
  }

  frontend_endpoint {
    name      = "x"
    host_name = "x"
  }
}

resource "azurerm_frontdoor_firewall_policy" "f" {
  name                = "au"
  resource_group_name = azurerm_resource_group.example.name

  custom_rule {
    name   = "one"
    type   = "MatchRule"
    action = "Block"
  }

  managed_rule {
    type    = "DefaultRuleSet"
    version = "1.0"
  }

  managed_rule {
    type    = "BotProtection"
    version = "1.0"
  }
}

resource "azurerm_cdn_profile" "akamai" {
  name                = "av"
  sku                 = "Standard_Akamai"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_cdn_profile" "ms" {
  name                = "aw"
  sku                 = "Standard_Microsoft"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_cdn_endpoint" "akamai" {
  name                = "ax"
  profile_name        = azurerm_cdn_profile.akamai.name
  optimization_type   = "DynamicSiteAcceleration"
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location
}

resource "azurerm_cdn_endpoint" "ms" {
  name                = "ay"
  profile_name        = azurerm_cdn_profile.ms.name
  resource_group_name = azurerm_resource_group.example.name
  location            = azurerm_resource_group.example.location

  delivery_rule {
    name  = "r0"
    order = 0
  }

  delivery_rule {
    name  = "r1"
    order = 1
  }

  delivery_rule {
    name  = "r2"
    order = 2
  }

  delivery_rule {
    name  = "r3"
    order = 3
  }

  delivery_rule {
    name  = "r4"
    order = 4
  }

  delivery_rule {
    name  = "r5"
    order = 5
  }

  delivery_rule {
    name  = "r6"
    order = 6
  }
}
