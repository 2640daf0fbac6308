provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_subnet" "private" {
  count      = 2
  vpc_id     = "vpc-1"
  cidr_block = "10.0.${count.index}.0/24"
}

resource "aws_subnet" "other" {
  vpc_id     = "vpc-1"
  cidr_block = "10.0.9.0/24"
}

resource "aws_vpc_endpoint" "gateway" {
  vpc_id       = "vpc-1"
  service_name = "com.amazonaws.us-east-1.s3"
}

resource "aws_vpc_endpoint" "interface" {
  vpc_id            = "vpc-1"
  service_name      = "com.amazonaws.us-east-1.ec2"
  vpc_endpoint_type = "Interface"
}

resource "aws_vpc_endpoint" "interface_with_usage" {
  vpc_id            = "vpc-1"
  service_name      = "com.amazonaws.us-east-1.ec2"
  vpc_endpoint_type = "Interface"
  subnet_ids        = ["subnet-1", "subnet-2"]
}

resource "aws_vpc_endpoint" "interface_in_planned_subnets" {
  vpc_id            = "vpc-1"
  service_name      = "com.amazonaws.us-east-1.ec2"
  vpc_endpoint_type = "Interface"
  subnet_ids        = aws_subnet.private[*].id
}

resource "aws_vpc_endpoint" "interface_in_named_subnets" {
  vpc_id            = "vpc-1"
  service_name      = "com.amazonaws.us-east-1.ec2"
  vpc_endpoint_type = "Interface"
  subnet_ids        = [aws_subnet.private[0].id, aws_subnet.other.id]
}

resource "aws_vpc_endpoint" "load_balancer" {
  vpc_id            = "vpc-1"
  service_name      = "com.amazonaws.vpce.us-east-1.vpce-svc-1"
  vpc_endpoint_type = "GatewayLoadBalancer"
  subnet_ids        = ["subnet-1"]
}
